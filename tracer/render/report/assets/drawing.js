// A story's graph and its times, laid out by the report's maker; here they are drawn.

function boxOf([x, y, place, name, when, said, many], [width, height]) {
  const known = place >= 0;
  const more = known ? extra.articles[place] : extra.unseen[-1 - place];
  const full = [more.label, more.title, when, said].filter(Boolean).join("; ");
  const box = (by, look) => draw("rect", { class: look, x: x + by, y: y + by, width, height, rx: 5 });
  const line = (down, words, look) => draw("text", { class: look, x: x + 12, y: y + down }, words);
  return draw(known ? "a" : "g", known ? { href: `#/article/${place}`, "aria-label": full } : {},
    draw("title", {}, full), ...(many ? [box(5, "box")] : []), box(0, known ? "box" : "box unseen"),
    line(20, name, "name"), line(36, when), line(52, said, said.split(", ")[1]));
}

function edgeOf([number, x, y, width, path, chance, unsure, further]) {
  const one = lineage.derivations[number];
  const look = `edge ${one.relation}${unsure ? " unsure" : ""}${further ? " further" : ""}`;
  const full = `${one.relation}, ${extra.derivations[number].coverage_child} of the words, probability ${chance}, ${one.credit}`;
  return [draw("path", { class: look, d: path, "stroke-width": width, "data-edge": number }, draw("title", {}, full)), draw("use", { href: `#tip-${one.relation}`, x, y })];
}

function graphOf({ box, width, height, days, nodes, edges }, title) {
  return draw("svg", { class: "graph", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-labelledby": title },
    ...days.flatMap(([x, name]) => [draw("text", { class: "day", x, y: 14 }, name), draw("path", { class: "rule", d: `M${x - 14} 4V${height - 4}` })]),
    ...edges.flatMap(edgeOf), ...nodes.map((node) => boxOf(node, box)));
}

function timesOf({ wide, height, marks, stretches }, title) {
  const stretch = ([x, width, y, place, origin]) => {
    const { label, time } = extra.articles[place];
    const look = `span${origin ? " origin" : ""}`;
    return draw("a", { href: `#/article/${place}`, "aria-label": `${label}, ${time}` },
      draw("text", { class: "who", x: 204, y: y + 4, "text-anchor": "end" }, label.length > 32 ? `${label.slice(0, 31)}…` : label),
      draw(width ? "rect" : "circle", width ? { class: look, x, y: y - 5, width, height: 10, rx: 5 } : { class: look, cx: x, cy: y, r: 6 }, draw("title", {}, time)));
  };
  return draw("svg", { class: "timeline", width: wide, height, viewBox: `0 0 ${wide} ${height}`, role: "group", "aria-label": title },
    ...marks.flatMap(([x, name]) => [draw("path", { class: "rule", d: `M${x} 20V${height}` }), draw("text", { class: "day", x, y: 14, "text-anchor": "middle" }, name)]),
    ...stretches.map(stretch));
}

// A story's head and sentence are those of the list of stories above.
extra.drawings.forEach((one, place) => {
  const story = document.getElementById(`story-${place + 1}`);
  const line = document.querySelector(`.contents a[href="#${story.id}"]`).parentElement;
  const [name, ...told] = line.children;
  const [about, when] = [told.find((part) => part.localName === "bdi"), told.find((part) => part.className)];
  story.querySelector("h2").append(name.textContent, ...(about ? [": ", about.cloneNode(true)] : []), ...(when ? [" ", when.cloneNode(true)] : []));
  story.querySelector(".lead").append(line.lastChild.textContent);
  const [graph, times] = story.querySelectorAll(".scroll");
  graph.append(graphOf(one.graph, `${story.id}-title`));
  if (one.times) times.append(timesOf(one.times, `Timeline of story ${place + 1}`));
});
document.querySelector(".contents > :only-child")?.parentElement.remove();
