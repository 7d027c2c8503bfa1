// A text as paragraphs, cut into pieces wherever a layer begins or ends.

const LONGEST_PARAGRAPH = 6000; // code units; longer ones are cut so that no browser lays out a novel at once
const MOST_PARAGRAPHS = 4000;
const AT_ONCE = 150; // pieces put on the page before the browser gets a turn

// layers: [{start, end, ...}] in code points; dress(active, words) gives the element of a piece, or null for plain text;
// opening(layer) gives what stands before a layer's first piece. Resolves when all is there.
function paint(target, text, layers, dressed, opening) {
  const pieces = cut(text, layers);
  const long = text.length > 200000;
  let paragraph = null;
  let done = 0;
  const lay = () => {
    const stop = Math.min(pieces.length, done + AT_ONCE);
    for (; done < stop; done += 1) {
      const piece = pieces[done];
      if (piece.fresh || !paragraph) {
        paragraph = make("p", { dir: "auto", class: long ? "far" : null });
        target.append(paragraph);
      }
      for (const layer of piece.opens) {
        const before = opening(layer);
        if (before) paragraph.append(before);
      }
      const words = shown(text.raw.slice(piece.from, piece.to));
      if (!words) continue;
      const element = piece.active.length ? dressed(piece.active, words, piece) : null;
      paragraph.append(element || words);
    }
  };
  lay();
  return new Promise((resolve) => {
    const next = () => {
      if (done >= pieces.length || !target.isConnected) return resolve();
      lay();
      return setTimeout(next);
    };
    next();
  });
}

function cut(text, layers) {
  const edges = new Set([0, text.raw.length]);
  const opens = new Map();
  const closes = new Map();
  const bounded = [];
  for (const layer of layers) {
    const from = text.at(layer.start);
    const to = text.at(layer.end);
    if (from >= to) continue;
    bounded.push(layer);
    edges.add(from).add(to);
    (opens.get(from) || opens.set(from, []).get(from)).push(layer);
    (closes.get(to) || closes.set(to, []).get(to)).push(layer);
  }
  const fresh = new Set();
  const breaks = new Set();
  const lines = [...text.raw.matchAll(/\r\n|[\n\x85\u2028\u2029]/g)];
  // a text of very many short lines gets a few thousand paragraphs, in which lines run on
  const least = lines.length > MOST_PARAGRAPHS ? text.raw.length / MOST_PARAGRAPHS : 0;
  let last = 0;
  for (const line of lines) {
    if (line.index - last < least) continue;
    split(text.raw, last, line.index, edges, fresh);
    last = line.index + line[0].length;
    edges.add(line.index).add(last);
    fresh.add(last);
    breaks.add(line.index);
  }
  split(text.raw, last, text.raw.length, edges, fresh);
  const sorted = Uint32Array.from(edges).sort();
  const active = new Set();
  const pieces = [];
  let begins = true;
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const from = sorted[i];
    const to = sorted[i + 1];
    for (const layer of closes.get(from) || []) active.delete(layer);
    for (const layer of opens.get(from) || []) active.add(layer);
    begins = begins || fresh.has(from);
    const unseen = breaks.has(from) || (begins && !text.raw.slice(from, to).trim());
    if (unseen && !opens.has(from)) continue;
    pieces.push({ from, to, fresh: begins, active: [...active], opens: opens.get(from) || [] });
    begins = false;
  }
  return pieces;
}

// Cut a paragraph that is too long at spaces.
function split(raw, from, to, edges, fresh) {
  let at = from;
  while (to - at > LONGEST_PARAGRAPH) {
    const space = raw.slice(at, at + LONGEST_PARAGRAPH).lastIndexOf(" ");
    at += space > 0 ? space + 1 : LONGEST_PARAGRAPH;
    if (/[\udc00-\udfff]/.test(raw[at])) at += 1;
    edges.add(at);
    fresh.add(at);
  }
}

// A strip that shows where in a text the layers lie; for the eye and the mouse, keyboards have the numbered links.
function minimap(length, layers, scroller) {
  const strip = draw("svg", { class: "minimap", viewBox: "0 0 12 1000", preserveAspectRatio: "none", "aria-hidden": "true" });
  strip.append(draw("rect", { class: "ground", width: 12, height: 1000 }));
  for (const layer of layers) {
    const top = (1000 * layer.start) / length;
    const high = Math.max(3, (1000 * (layer.end - layer.start)) / length);
    strip.append(draw("rect", { class: layer.look, x: layer.inset || 0, y: top, width: 12 - 2 * (layer.inset || 0), height: high }));
  }
  const window_ = draw("rect", { class: "window", width: 12, height: 1000 });
  strip.append(window_);
  const follow = () => {
    if (!scroller.scrollHeight) return; // another view is shown by now
    window_.setAttribute("y", (1000 * scroller.scrollTop) / scroller.scrollHeight);
    window_.setAttribute("height", Math.min(1000, (1000 * scroller.clientHeight) / scroller.scrollHeight));
  };
  scroller.addEventListener("scroll", follow, { passive: true });
  strip.addEventListener("click", (event) => {
    const box = strip.getBoundingClientRect();
    scroller.scrollTop = ((event.clientY - box.top) / box.height) * scroller.scrollHeight - scroller.clientHeight / 2;
  });
  requestAnimationFrame(follow);
  return strip;
}
