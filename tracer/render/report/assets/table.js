// The table: sorting, the filter field, and the histogram with its threshold. All counts are of the lineage's own numbers.

// A line as a row of the table, and what it is sorted and filtered by.
function rowOf([place, number, story]) {
  const [article, more] = [lineage.articles[place], extra.articles[place]];
  const one = number === null ? null : lineage.derivations[number];
  const told = number === null ? null : extra.derivations[number];
  const title = brief(more.title, 120);
  const cells = [
    make("th", { scope: "row" }, make("a", { href: `#/article/${place}` }, make("bdi", {}, more.name))),
    make("td", {}, make("bdi", {}, title)),
    make("td", { class: "nowrap" }, more.time),
    make("td", {}, article.verdict),
    make("td", {}, one && make("bdi", {}, labelOf(one.parent)), one && !one.primary ? make("span", { class: "quiet" }, " further") : null),
    make("td", {}, one && make("span", { class: `tag ${one.relation}` }, one.relation)),
    make("td", { class: "number" }, one && make("a", { href: `#/pair/${number}`, "aria-label": `${told.coverage_child}: compare ${more.name} with ${labelOf(one.parent)}` }, told.coverage_child)),
    make("td", {}, one && make("span", { class: `tag standing ${one.credit}` }, one.credit)),
    make("td", { class: "number", title: told && told.likelihood }, told && told.probability),
    make("td", { class: "number" }, story ? make("a", { href: `#story-${story}` }, story) : null),
  ];
  const row = make("tr", { "data-article": place, "data-derivation": number }, ...cells);
  return {
    row,
    number,
    one,
    outlet: `${more.name.toLowerCase()} ${article.outlet || ""}`,
    title: title.toLowerCase(),
    time: more.day,
    verdict: article.verdict,
    source: one ? `${labelOf(one.parent).toLowerCase()} ${one.parent.toLowerCase()}` : "",
    relation: one ? one.relation : "",
    coverage: one ? one.coverage_child : null,
    credit: one ? one.credit : "",
    probability: one ? one.probability : null,
    story,
    // what conditions are held against: the numbers as they are printed, in hundredths
    printed: {
      coverage: told && Number.parseInt(told.coverage_child, 10),
      probability: told && Math.round(100 * Number(told.probability)),
      story,
    },
    all: row.textContent.toLowerCase(),
  };
}

const rows = extra.lines.map(rowOf);
document.querySelector("#lines tbody").append(...rows.map((one) => one.row));
const lines = new Rows(rows.map((one) => one.row));
const filter = document.getElementById("filter");
const measure = document.getElementById("measure");
const threshold = document.getElementById("threshold");
const NUMBERS = ["coverage", "probability", "story"];
const WORDS = ["outlet", "title", "verdict", "source", "relation", "credit"];
const ALIASES = { none: "uncredited", no: "uncredited", yes: "credited", full: "credited" };

let sorted = rows; // in the order in which they stand
const CREDITS = ["credited", "partial", "uncredited", "misattributed", "unverified", ...Object.keys(ALIASES)];

const partsOf = (asked) => asked.match(/-?(?:\w+[:<>=]+)?"[^"]*"|\S+/g) || [];

// The parts of a filter that look like a condition and are none, so that an empty table is no riddle.
function odd(asked) {
  return partsOf(asked).filter((part) => {
    const [, name, value] = /^-?([a-z_]+)[:<>=]+(?!\/\/)"?([^"]*)"?$/i.exec(part) || [];
    if (name === undefined) return false;
    const field = name.toLowerCase();
    if (NUMBERS.includes(field)) return !Number.isFinite(Number.parseFloat(value));
    if (field === "credit") return !CREDITS.includes(value.toLowerCase());
    return !WORDS.includes(field) || !value;
  });
}

// A filter as a test of one row; unknown fields are words to look for.
function wanted(asked) {
  const tests = partsOf(asked).map((part) => {
    const no = part.length > 1 && part.startsWith("-");
    const test = wantedPart(no ? part.slice(1) : part);
    return no ? (row) => !test(row) : test;
  });
  return (row) => tests.every((test) => test(row));
}

function wantedPart(part) {
  const found = /^(\w+)(<=|>=|[:<>=])(.+)$/.exec(part);
  const [name, sign, value] = found ? [found[1].toLowerCase(), found[2], found[3].replace(/^"|"$/g, "").toLowerCase()] : [];
  if (found && NUMBERS.includes(name) && Number.isFinite(Number.parseFloat(value))) {
    const limit = Number.parseFloat(value);
    const scale = name === "probability" && limit <= 1 ? 100 : 1;
    return compared(name, sign, Math.round(limit * scale * 100) / 100);
  }
  if (found && WORDS.includes(name)) {
    if (name === "credit") return (row) => row.credit === (ALIASES[value] || value);
    return (row) => begun(row[name]).includes(begun(value).trimEnd());
  }
  const word = part.replace(/^"|"$/g, "").toLowerCase();
  return (row) => row.all.includes(word);
}

// Words are looked for by how they begin: "outlet:rt" is no Northshore Review.
function begun(text) {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
}

function compared(name, sign, limit) {
  return (row) => {
    const value = row.printed[name];
    if (value === null) return false;
    if (sign === ">") return value > limit;
    if (sign === "<") return value < limit;
    if (sign === ">=") return value >= limit;
    if (sign === "<=") return value <= limit;
    return Math.abs(value - limit) < 0.5;
  };
}

function recount() {
  const name = measure.value;
  const least = Number(threshold.value);
  const fits = wanted(filter.value);
  const strange = odd(filter.value);
  document.getElementById("least").textContent = name === "coverage" ? `${threshold.value} %` : (least / 100).toFixed(2);
  const kept = [];
  const held = [];
  for (const row of sorted) {
    const above = least === 0 || (row.one && row.printed[name] >= least);
    const fit = fits(row);
    if (fit && above) kept.push(row.row);
    if (fit && row.one) held.push({ value: row.printed[name], credit: row.one.credit, child: row.one.child, above });
  }
  const above = held.filter((one) => one.above);
  const without = above.filter((one) => one.credit === "uncredited").length;
  document.getElementById("shown").textContent =
    `${count(kept.length, "line")} of ${rows.length.toLocaleString("en-US")}${strange.length ? `; not understood: ${brief(strange.join(" "))}` : ""}`;
  document.getElementById("recount").textContent =
    `${count(above.length, "derivation")} of ${held.length.toLocaleString("en-US")}, ${without.toLocaleString("en-US")} uncredited; ` +
    `${count(new Set(above.map((one) => one.child)).size, "article")} took text`;
  bars(held, least);
  lines.show(kept);
}

const BINS = 20;
function bars(held, least) {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const one of held) counts[Math.min(BINS - 1, Math.floor((one.value * BINS) / 100))] += 1;
  const most = Math.max(1, ...counts);
  const target = document.getElementById("bars");
  target.replaceChildren(
    ...counts.map((number, place) => {
      const high = number ? Math.max(2, (58 * number) / most) : 0;
      const inside = (100 * (place + 1)) / BINS > least;
      return draw("rect", { class: inside ? "bar" : "bar below", x: place * 16 + 1, y: 62 - high, width: 14, height: high });
    }),
    draw("path", { class: "rule", d: "M0 62.5H320" }),
    draw("path", { class: "cut", d: `M${3.2 * least} 0V64` }),
  );
}

function sortBy(name, down) {
  const key = (row) => row[name];
  sorted = [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const none = (value) => value === null || value === "";
    if (none(x) || none(y)) return none(x) - none(y);
    const order = typeof x === "number" ? x - y : x < y ? -1 : Number(x > y);
    return down ? -order : order;
  });
  document.querySelector("#lines tbody").append(...sorted.map((row) => row.row));
  recount();
}

function readyTable() {
  const heads = [...document.querySelectorAll("#lines thead th[data-key]")];
  for (const head of heads) {
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", () => {
      const numeric = ["coverage", "probability"].includes(head.dataset.key);
      const now = head.getAttribute("aria-sort");
      const next = now ? (now === "ascending" ? "descending" : "ascending") : numeric ? "descending" : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      sortBy(head.dataset.key, next === "descending");
    });
  }
  filter.addEventListener("input", recount);
  measure.addEventListener("change", recount);
  threshold.addEventListener("input", recount);
  recount();
}
