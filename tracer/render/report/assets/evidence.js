// What speaks for and against a derivation, in sentences that a reader can check.

function claim(number, heading, link = true) {
  const one = lineage.derivations[number];
  const box = make("article", { class: "claim", id: `claim-${number}`, "aria-labelledby": `claim-${number}-title` });
  box.append(
    make(heading, { id: `claim-${number}-title` }, linkTo(one.child), extra.derivations[number].unsure ? " may take text from " : " takes text from ", linkTo(one.parent), one.primary ? "" : " too"),
    facts(number, link),
  );
  const told = one.evidence.filter((item) => item.note);
  for (const [name, items] of [["For", told.filter((item) => item.weight > 0)], ["Against", told.filter((item) => item.weight <= 0)]]) {
    if (!items.length) continue;
    const list = make("ul", { class: name === "For" ? "for" : "against" });
    for (const item of items) list.append(make("li", {}, make("span", { class: "weight" }, weight(item.weight)), " ", brief(item.note)));
    box.append(make("h3", {}, name), list);
  }
  if (one.alternatives.length) {
    const list = make("ul", {});
    for (const other of one.alternatives) {
      list.append(make("li", {}, make("span", { class: "weight" }, probability(other.probability)), " ", other.parent === null ? labelOf(null) : linkTo(other.parent)));
    }
    box.append(make("h3", {}, "Or else"), list);
  }
  return box;
}

function weight(value) {
  return `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(1)}`;
}

function facts(number, link = true) {
  const one = lineage.derivations[number];
  const told = extra.derivations[number];
  const parts = [
    make("span", { class: `tag ${one.relation}` }, one.relation),
    make("span", {}, `${told.coverage_child} of its words`),
    make("span", {}, `${told.likelihood} `, make("b", {}, told.probability)),
    make("span", { class: `tag standing ${one.credit}` }, one.credit),
    link ? make("a", { href: `#/pair/${number}`, "aria-label": `Compare ${nameOf(one.child)} with ${nameOf(one.parent)}` }, "compare the texts") : null,
  ];
  return make("p", { class: "facts" }, ...parts.filter(Boolean));
}

const claims = rows.map((row) => row.number).filter((number) => number !== null);
let claimed = 0;
// Put claims on the page a few at a time; all at once before printing.
async function moreClaims(all = false) {
  const list = document.getElementById("evidence-list");
  if (!claims.length && !list.firstChild) list.append(make("p", {}, "No derivation was found."));
  while (claimed < claims.length) {
    const stop = all ? claims.length : Math.min(claims.length, claimed + 12);
    for (; claimed < stop; claimed += 1) list.append(claim(claims[claimed], "h2"));
    if (!all) await drawnNow();
  }
}

// What changed on the way, as the lineage's maker compared it; the words are the texts' own.
function changesOf(number) {
  const one = lineage.derivations[number];
  const found = extra.derivations[number].changes;
  const box = make("section", { class: "changes", "aria-labelledby": "changes-title" });
  box.append(make("h2", { id: "changes-title" }, "What changed on the way"));
  if (!found.length) {
    const why = textOf(one.parent) === null ? "Nothing can be said of it: the source was not supplied."
      : hidden.has(one.parent) ? "Little can be said of it: the source was not supplied, and its text is put together from its copies."
      : "No number, name, hedge or quote was found altered.";
    box.append(make("p", { class: "quiet" }, why));
    return box;
  }
  const [child, parent] = [textOf(one.child), textOf(one.parent)];
  const list = make("ul", {});
  for (const change of found) {
    const before = parent.slice(...change.parent);
    const after = child.slice(...change.child);
    list.append(
      make("li", {},
        make("span", { class: "tag change" }, change.kind), " ",
        before.trim() ? make("del", {}, make("bdi", {}, brief(before))) : make("span", { class: "quiet" }, "nothing"),
        " → ",
        after.trim() ? make("ins", {}, make("bdi", {}, brief(after))) : make("span", { class: "quiet" }, "nothing"),
        make("span", { class: "context" }, make("bdi", {}, `… ${brief(around(child, change.child), 300)} …`)),
      ),
    );
  }
  box.append(list);
  return box;
}

// Some words on either side of a place.
function around(text, [start, end]) {
  const [from, to] = [Math.max(0, start - 60), Math.min(text.length, end + 60)];
  const before = from ? text.slice(from, start).replace(/^\S*\s/, "") : text.slice(from, start);
  const after = to < text.length ? text.slice(end, to).replace(/\s\S*$/, "") : text.slice(end, to);
  return before + text.slice(start, end) + after;
}
