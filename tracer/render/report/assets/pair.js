// Two texts side by side: numbered passages, words that differ, what stands elsewhere, and what changed.

let swapped = false;

function showPair(number, start) {
  const view = document.getElementById("view-pair");
  const one = lineage.derivations[number];
  const spans = spansOf(number);
  const moved = movedOf(spans);
  const told = extra.derivations[number].differences;
  const panes = ["parent", "child"].map((side) => paneOf(side, number, spans, moved));
  if (swapped) panes.reverse();
  const desk = make("div", { class: "desk" }, ...panes.map((pane) => pane.box));
  const go = { at: -1 };
  const step = (by) => spans.length && jump((go.at + by + spans.length) % spans.length, true);
  const jump = (place, focus) => {
    go.at = place;
    for (const pane of panes) pane.show(place);
    where.textContent = `Passage ${place + 1} of ${spans.length}: ${spans[place].grade}, ${GRADE_WORDS[spans[place].grade]}${moved.has(place) ? ", moved" : ""}`;
    if (focus) panes[0].focus(place);
  };
  const button = (label, key, act) => {
    const made = make("button", { type: "button", "aria-keyshortcuts": key }, label);
    made.addEventListener("click", act);
    return made;
  };
  const where = make("p", { role: "status", class: "where" }, spans.length ? count(spans.length, "passage") : "No wording to show: the source was not supplied.");
  const swap = () => {
    const held = document.activeElement;
    const scrolled = panes.map((pane) => pane.sheet.scrollTop);
    for (const pane of panes) pane.quiet = performance.now() + 200;
    panes.forEach((pane) => desk.prepend(pane.box));
    // what is put elsewhere forgets where it was scrolled and that the keyboard was in it
    panes.forEach((pane, place) => { pane.sheet.scrollTop = scrolled[place]; });
    if (desk.contains(held)) held.focus({ preventScroll: true });
    swapped = !swapped;
    panes.reverse();
    if (go.at >= 0) jump(go.at, false);
  };
  view.replaceChildren(
    make("p", { class: "crumb" }, linkTo(one.child)),
    make("h1", { id: "pair-title", tabindex: "-1" }, make("bdi", {}, labelOf(one.child)), extra.derivations[number].unsure ? " and a possible source: " : " and its source: ", make("bdi", {}, labelOf(one.parent))),
    facts(number, false),
    make("div", { class: "bar" },
      button("Previous (p)", "p", () => step(-1)), button("Next (n)", "n", () => step(1)), button("Swap sides (s)", "s", swap), where),
    desk,
    make("ul", { class: "legend row" },
      ...GRADES.filter((grade) => spans.some((span) => span.grade === grade)).map((grade) => make("li", {}, make("mark", { class: `shared ${grade} hue-0` }, grade), ` ${GRADE_WORDS[grade]}`)),
      ...(told.some((one) => one && one.length) ? [make("li", {}, make("del", {}, "only in the source")), make("li", {}, make("ins", {}, "only in the copy"))] : []),
      panes.some((pane) => pane.credits) ? make("li", {}, make("span", { class: "credit" }, "credit")) : null,
      moved.size ? make("li", {}, make("span", { class: "chip moved hue-0" }, "1↕"), " moved: in another order") : null),
    make("div", { class: "below" }, changesOf(number), claim(number, "h2", false)),
  );
  view.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = { n: () => step(1), p: () => step(-1), s: swap }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };
  for (const pane of panes) pane.onchip = jump;
  together(panes);
  const [first, second] = panes;
  return first.painted().then(() => second.painted()).then(() => start && spans[start - 1] && jump(start - 1, false));
}

function paneOf(side, number, spans, moved) {
  const one = lineage.derivations[number];
  const id = one[side];
  const text = textOf(id);
  const told = extra.derivations[number].differences;
  const sheet = make("div", { class: "sheet", tabindex: "0", role: "region", "aria-label": `Text of ${nameOf(id)}`, lang: languageOf(id) });
  const known = places.has(id) ? extra.articles[places.get(id)] : null;
  const coverage = extra.derivations[number][side === "child" ? "coverage_child" : "coverage_parent"];
  const head = make("div", { class: "pane-head" },
    make("h2", {}, linkTo(id)),
    make("p", { class: "quiet" }, [side === "child" ? "the copy" : known ? "the source" : "the source, unseen: text put together from its copies", known ? known.time : "", coverage === null ? "" : `${coverage} of its words shared`].filter(Boolean).join(" · ")));
  const chips = new Map();
  const marks = new Map();
  const pane = { box: make("section", { class: "pane", "aria-label": side === "child" ? "Copy" : "Source" }, head), sheet, chips, onchip: null };
  if (text === null) {
    pane.box.append(make("p", { class: "note" }, "Nobody supplied the text of this source."));
    pane.painted = () => Promise.resolve();
    pane.show = () => {};
    pane.focus = () => {};
    return pane;
  }
  const layers = [];
  spans.forEach((span, place) => {
    layers.push({ kind: "span", start: span[side][0], end: span[side][1], place, grade: GRADES.indexOf(span.grade) });
    for (const [childStart, childEnd, parentStart, parentEnd] of told[span.place] || []) {
      const [start, end] = side === "child" ? [childStart, childEnd] : [parentStart, parentEnd];
      if (start < end) layers.push({ kind: "difference", start, end });
    }
  });
  if (known) {
    known.asides.forEach(([start, end]) => layers.push({ kind: "aside", start, end }));
    lineage.articles[places.get(id)].credits.forEach(({ span, role }) => role !== "photo" && layers.push({ kind: "credit", start: span[0], end: span[1] }));
  }
  const dressed = (active, words) => {
    const best = active.filter((layer) => layer.kind === "span").sort((a, b) => a.grade - b.grade || a.place - b.place)[0];
    const looks = ["aside", "credit"].filter((kind) => active.some((layer) => layer.kind === kind));
    if (best) looks.push("shared", GRADES[best.grade], "hue-0");
    const element = make(best ? "mark" : "span", { class: looks.join(" ") });
    if (best && active.some((layer) => layer.kind === "difference")) element.append(make(side === "child" ? "ins" : "del", {}, words));
    else element.append(words);
    for (const layer of active) if (layer.kind === "span") (marks.get(layer.place) || marks.set(layer.place, []).get(layer.place)).push(element);
    return element;
  };
  const chip = (layer) => {
    if (layer.kind !== "span") return null;
    const away = moved.has(layer.place);
    const made = make("button", { type: "button", class: `chip hue-0${away ? " moved" : ""}`, "aria-label": `Passage ${layer.place + 1}${away ? ", moved" : ""}: show it on both sides` }, `${layer.place + 1}${away ? "↕" : ""}`);
    made.addEventListener("click", () => pane.onchip(layer.place, false));
    chips.set(layer.place, made);
    return made;
  };
  pane.box.append(make("div", { class: "page" }, sheet, minimap(text.length, spans.map((span) => ({ start: span[side][0], end: span[side][1], look: "shared hue-0" })), sheet)));
  pane.credits = layers.some((layer) => layer.kind === "credit");
  pane.painted = () => paint(sheet, text, layers, dressed, chip);
  pane.show = (place) => {
    for (const all of marks.values()) for (const element of all) element.classList.remove("now");
    for (const element of marks.get(place) || []) element.classList.add("now");
    const target = chips.get(place);
    if (target) {
      pane.quiet = performance.now() + 200;
      sheet.scrollTop = target.offsetTop - sheet.clientHeight / 3;
    }
  };
  pane.focus = (place) => chips.get(place)?.focus({ preventScroll: true });
  return pane;
}

// Passages outside the longest run that stands in the same order on both sides.
function movedOf(spans) {
  const tails = [];
  const before = [];
  spans.forEach((span, place) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[tails[middle]].parent[0] <= span.parent[0]) low = middle + 1;
      else high = middle;
    }
    before[place] = low ? tails[low - 1] : -1;
    tails[low] = place;
  });
  const moved = new Set(spans.keys());
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) moved.delete(at);
  return moved;
}

// Whichever side is scrolled, the other follows from passage to passage.
function together(panes) {
  for (const [pane, other] of [[panes[0], panes[1]], [panes[1], panes[0]]]) {
    pane.sheet.addEventListener("scroll", () => {
      if (performance.now() < (pane.quiet || 0)) return;
      other.quiet = performance.now() + 80;
      other.sheet.scrollTop = counterpart(pane, other);
    }, { passive: true });
  }
}

function counterpart(pane, other) {
  const middle = pane.sheet.scrollTop + pane.sheet.clientHeight / 3;
  let [above, below] = [[0, 0], [pane.sheet.scrollHeight, other.sheet.scrollHeight]];
  for (const [place, chip] of pane.chips) {
    const mirror = other.chips.get(place);
    if (!mirror || chip.classList.contains("moved")) continue;
    const anchor = [chip.offsetTop, mirror.offsetTop];
    if (anchor[0] <= middle && anchor[0] >= above[0]) above = anchor;
    if (anchor[0] > middle && anchor[0] < below[0]) below = anchor;
  }
  const along = below[0] > above[0] ? (middle - above[0]) / (below[0] - above[0]) : 0;
  return above[1] + along * (below[1] - above[1]) - other.sheet.clientHeight / 3;
}
