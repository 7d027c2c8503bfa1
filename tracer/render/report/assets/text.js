// Text of strangers, and numbers, as a reader gets them; the same as clean.py and phrases.py say them.

const INVISIBLE = /[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const UNREADABLE = /[\x80-\x9f\u{fdd0}-\u{fdef}\p{Cs}]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const CONTROL = /[\x00-\x1f\x7f]/g;

// Controls become their pictures, what steers or hides vanishes; a line end becomes a space.
function shown(text) {
  return text
    .replace(/[\t\v\f\r\n\x85\u2028\u2029]/g, " ")
    .replace(INVISIBLE, "")
    .replace(CONTROL, (char) => String.fromCharCode(char === "\x7f" ? 0x2421 : 0x2400 + char.charCodeAt(0)))
    .replace(UNREADABLE, "\ufffd");
}

function brief(text, most = 300) {
  const whole = shown(text).replace(/\s+/g, " ").trim();
  return whole.length > most ? `${whole.slice(0, most).trimEnd()}…` : whole;
}

// Python rounds a half to the even number, and so must the page.
function rounded(value) {
  const up = Math.round(value);
  return Math.abs(value % 1) === 0.5 && up % 2 !== 0 ? up - 1 : up;
}

function share(value) {
  let percent = rounded(100 * value);
  if (value < 1) percent = Math.min(percent, 99);
  if (value > 0) percent = Math.max(percent, 1);
  return `${percent} %`;
}

function probability(value) {
  if (value >= 1) return "1.00";
  const least = Math.min(value, 0.99);
  if ((least * 8) % 2 === 1) return (rounded(least * 100) / 100).toFixed(2); // exactly half a hundredth
  return least.toFixed(2);
}

function count(number, noun) {
  if (number === 1) return `1 ${noun}`;
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number.toLocaleString("en-US")} ${plural}`;
}

// A text whose places are counted in code points, as the lineage counts them.
class CountedText {
  constructor(raw) {
    this.raw = raw;
    this.pairs = [];
    if (/[\ud800-\udbff][\udc00-\udfff]/.test(raw)) {
      const wide = /[\ud800-\udbff][\udc00-\udfff]/g;
      for (let found = wide.exec(raw); found; found = wide.exec(raw)) this.pairs.push(found.index - this.pairs.length);
    }
    this.length = raw.length - this.pairs.length;
  }

  // Where a code point lies in the string.
  at(place) {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] < place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  }

  slice(start, end) {
    return this.raw.slice(this.at(start), this.at(end));
  }
}

// An element with attributes and children; text is only ever text.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  dress(element, attributes);
  element.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
  return element;
}

function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  dress(element, attributes);
  element.append(...children);
  return element;
}

function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
}

// A foreign address as a link where it is one of the web, else as text.
function address(url) {
  let target = null;
  try {
    target = new URL(url);
  } catch {
    target = null;
  }
  if (!target || !["http:", "https:"].includes(target.protocol)) return document.createTextNode(brief(url));
  return make("a", { href: target.href, rel: "noreferrer noopener external" }, brief(url, 120));
}
