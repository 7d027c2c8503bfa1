// The data blocks of the page. Texts are parsed when someone reads them.

const [lineage, extra] = data.map((one) => JSON.parse(one));
const texts = document.getElementById("texts").textContent.split("\n"); // the first line opens the list
extra.articles.forEach((more, place) => {
  more.label ??= more.name;
  more.title ??= lineage.articles[place].title;
});
const places = new Map(lineage.articles.map((article, place) => [article.id, place]));
const hidden = new Map(lineage.unseen.map((source, place) => [source.id, place]));
const kept = new Map();

const sourcesOf = new Map();
const takersOf = new Map();
lineage.derivations.forEach((one, place) => {
  if (!sourcesOf.has(one.child)) sourcesOf.set(one.child, []);
  sourcesOf.get(one.child).push(place);
  if (!takersOf.has(one.parent)) takersOf.set(one.parent, []);
  takersOf.get(one.parent).push(place);
});
for (const all of sourcesOf.values()) {
  all.sort((a, b) => lineage.derivations[b].primary - lineage.derivations[a].primary || a - b);
}

// The text of an article by its place, or of an unseen source by its id; null where there is none.
function textOf(id) {
  if (kept.has(id)) return kept.get(id);
  let raw = null;
  if (places.has(id)) raw = JSON.parse(texts[1 + places.get(id)].replace(/,$/, ""));
  else if (hidden.has(id)) raw = lineage.unseen[hidden.get(id)].text;
  const text = raw === null ? null : new CountedText(raw);
  if (kept.size > 8) kept.delete(kept.keys().next().value);
  kept.set(id, text);
  return text;
}

// The words of a quote or credit: those of its article's text at its span, unless it says others.
const said = (article, one) => one.text ?? textOf(article.id).slice(...one.span);

function labelOf(id) {
  if (places.has(id)) return extra.articles[places.get(id)].label;
  if (hidden.has(id)) return extra.unseen[hidden.get(id)].label;
  return id === null ? "no supplied or known source" : brief(id);
}

function nameOf(id) {
  if (places.has(id)) return extra.articles[places.get(id)].name;
  return hidden.has(id) ? extra.unseen[hidden.get(id)].name : brief(id);
}

function languageOf(id) {
  const language = places.has(id) ? lineage.articles[places.get(id)].language : null;
  return language && /^[a-z]{2,3}$/.test(language) ? language : null;
}

function linkTo(id) {
  const label = make("bdi", {}, labelOf(id));
  return places.has(id) ? make("a", { href: `#/article/${places.get(id)}` }, label) : label;
}

// A derivation's spans in the order of the child's text, each with its place in the JSON.
function spansOf(number) {
  return lineage.derivations[number].spans
    .map((span, place) => ({ ...span, place }))
    .sort((a, b) => a.child[0] - b.child[0] || a.child[1] - b.child[1] || a.parent[0] - b.parent[0]);
}

const GRADES = ["verbatim", "near-verbatim", "rewritten", "translated"];
const GRADE_WORDS = {
  verbatim: "same words",
  "near-verbatim": "small edits",
  rewritten: "same content, other words",
  translated: "across languages",
};
const GROUPS = ["credited", "uncredited", "quoted and credited", "quoted without credit"];

function groupOf(derivation, span) {
  return 2 * span.quoted.child + !["credited", "partial"].includes(derivation.credit);
}
