// The record: what was read, when it says it is from, and by which parameters it was judged.

function inputOf(article, place) {
  const cell = (...inside) => make("td", {}, ...inside);
  const interval = (told) => make("td", { class: "nowrap" }, ...(told ? [told.earliest, ...(told.latest === told.earliest ? [] : [make("br"), told.latest])] : []));
  const { path, record, captured } = article.source;
  return make("tr", {},
    make("th", { scope: "row" }, make("a", { href: `#/article/${place}` }, make("bdi", {}, extra.articles[place].name))),
    cell(make("bdi", {}, brief(path)), record ? `, record ${record}` : ""),
    interval(article.published),
    cell(article.published && brief(article.published.basis)),
    document.querySelector(".inputs.captured") && interval(captured),
    make("td", { class: "number" }, article.words),
    cell(make("code", { class: "digest" }, article.text_sha256)));
}

// Parameters by name, those of a group by the group's name and their own.
function parametersOf(group, before = "") {
  return Object.entries(group).flatMap(([name, value]) =>
    value && typeof value === "object" && !Array.isArray(value) ? parametersOf(value, `${before}${name}.`)
      : [make("dt", {}, brief(before + name)), " ", make("dd", {}, brief(JSON.stringify(value)))]);
}

const inputs = new Rows(lineage.articles.map(inputOf));
document.querySelector(".inputs tbody").append(...inputs.rows);
document.querySelector(".parameters").append(...parametersOf(lineage.parameters));
