// One article: its text with what it shares, whence it may come, what it credits and quotes; and a score that follows the switches.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letterOf = (place) => LETTERS[place % 26] + (place >= 26 ? Math.floor(place / 26) + 1 : "");

function showArticle(place) {
  const view = document.getElementById("view-article");
  const article = lineage.articles[place];
  const more = extra.articles[place];
  const sources = sourcesOf.get(article.id) || [];
  const text = textOf(article.id);
  const on = { groups: new Set([0, 1, 2, 3]), sources: new Set(sources) };
  const sheet = make("div", { class: "sheet", tabindex: "0", role: "region", "aria-label": "Text of the article", lang: languageOf(article.id) });
  const layers = layersOf(article, more, sources);
  const seen = [];
  const score = make("p", { class: "score", role: "status" });
  const update = () => {
    score.replaceChildren(...scored(more, on));
    for (const [element, active] of seen) lookOf(element, active, on);
  };
  view.replaceChildren(
    make("p", { class: "crumb" }, make("a", { href: "#/table" }, "All articles")),
    make("h1", { id: "article-title", tabindex: "-1", dir: "auto", lang: languageOf(article.id) }, brief(more.title, 200)),
    about(article, more),
    make("div", { class: "reading" },
      make("div", { class: "page" }, sheet, minimap(text.length, strips(article, more, sources), sheet)),
      make("aside", { class: "side", "aria-label": "What is known of this text" },
        make("section", { "aria-labelledby": "score-title" }, make("h2", { id: "score-title" }, "Words found elsewhere"), score, switches(article, more, sources, on, update)),
        creditsOf(article, more, sheet),
        quotesOf(article, sheet),
        takers(article),
        legend(),
      ),
    ),
  );
  const dressed = (active, words, piece) => {
    const element = pieceOf(active, words, piece, article, sheet);
    if (active.some((layer) => layer.kind === "span")) seen.push([element, active]);
    lookOf(element, active, on);
    return element;
  };
  update();
  return paint(sheet, text, layers, dressed, opening).then(update);
}

function about(article, more) {
  const list = make("dl", { class: "about" });
  const add = (name, ...value) => list.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...value)));
  add("Outlet", make("bdi", {}, more.name));
  if (article.byline) add("By", make("bdi", {}, brief(article.byline)));
  if (more.time) add("Time (UTC)", `${more.time} (${brief(article.published.basis)})`);
  if (more.captured) add("Captured (UTC)", `${more.captured} (as the archive states)`);
  add("Verdict", article.verdict);
  add("Words", article.words.toLocaleString("en-US"));
  if (article.language) add("Language", brief(article.language));
  if (article.url) add("Address", address(article.url));
  add("Read from", make("bdi", {}, brief(article.source.path)), article.source.record === null ? "" : `, record ${article.source.record}`);
  for (const remark of more.remarks) add("Note", brief(remark));
  return list;
}

function layersOf(article, more, sources) {
  const layers = more.asides.map(([start, end, kind]) => ({ kind: "aside", start, end, name: kind }));
  article.quotes.forEach((quote) => layers.push({ kind: "quote", start: quote.span[0], end: quote.span[1] }));
  article.credits.forEach((credit, place) => {
    layers.push({ kind: "credit", start: credit.span[0], end: credit.span[1], place, role: credit.role });
    const covers = more.covers[place];
    if (covers) layers.push({ kind: "covers", start: covers[0], end: covers[1], place });
  });
  sources.forEach((number, order) => {
    const derivation = lineage.derivations[number];
    spansOf(number).forEach((span, place) => {
      layers.push({
        kind: "span", start: span.child[0], end: span.child[1], number, order, place,
        grade: GRADES.indexOf(span.grade), group: groupOf(derivation, span),
      });
    });
  });
  return layers;
}

function opening(layer) {
  if (layer.kind !== "span") return null;
  const name = `${letterOf(layer.order)}${layer.place + 1}`;
  return make("a", { class: `chip hue-${layer.order % 6}`, href: `#/pair/${layer.number}/${layer.place + 1}`, "aria-label": `Passage ${name}: ${GRADES[layer.grade]}, compare with ${nameOf(lineage.derivations[layer.number].parent)}` }, name);
}

function pieceOf(active, words, piece, article, sheet) {
  const credit = active.find((layer) => layer.kind === "credit");
  const starts = credit && piece.opens.includes(credit);
  if (credit && credit.role !== "photo") {
    const button = make("button", { type: "button", id: starts ? `credit-${credit.place}` : null, "aria-pressed": "false" }, words);
    button.addEventListener("click", () => cover(sheet, credit.place, button));
    return button;
  }
  const quote = active.find((layer) => layer.kind === "quote" && piece.opens.includes(layer));
  const place = quote ? article.quotes.findIndex((one) => one.span[0] === quote.start && one.span[1] === quote.end) : -1;
  return make(active.some((layer) => layer.kind === "span") ? "mark" : "span", { id: place >= 0 ? `quote-${place}` : null }, words);
}

// A piece looks as its strongest grade that is switched on; the source first in the list gives the colour.
function lookOf(element, active, on) {
  const names = [];
  let best = null;
  for (const layer of active) {
    if (layer.kind === "span" && on.groups.has(layer.group) && on.sources.has(layer.number)) {
      if (!best || layer.grade < best.grade || (layer.grade === best.grade && layer.order < best.order)) best = layer;
    } else if (layer.kind === "covers") names.push(`covers-${layer.place}`);
    else if (layer.kind !== "span") names.push(layer.kind);
  }
  if (best) names.push("shared", GRADES[best.grade], `hue-${best.order % 6}`);
  const lit = element.classList.contains("lit");
  element.className = names.join(" ");
  if (lit) element.classList.add("lit");
}

function cover(sheet, place, button) {
  const was = button && button.getAttribute("aria-pressed") === "true";
  for (const element of sheet.querySelectorAll(".lit")) element.classList.remove("lit");
  for (const other of sheet.querySelectorAll("button[aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
  if (was) return;
  if (button) button.setAttribute("aria-pressed", "true");
  for (const element of sheet.querySelectorAll(`.covers-${place}`)) element.classList.add("lit");
}

// The words in any class that is switched on; classes and counts come with the page.
function matched(more, on) {
  let words = 0;
  for (const [many, classes] of more.words) {
    if (classes.some((one) => on.sources.has(one >> 2) && on.groups.has(one & 3))) words += many;
  }
  return words;
}

function scored(more, on) {
  const words = matched(more, on);
  return [
    make("b", { class: "figure" }, share(more.live ? words / more.live : 0)),
    ` ${words.toLocaleString("en-US")} of ${more.live.toLocaleString("en-US")} words`,
  ];
}

function switches(article, more, sources, on, update) {
  const box = make("div", { class: "switches" });
  if (!sources.length) {
    box.append(make("p", {}, `No source was found among ${count(lineage.articles.length, "article")}. That says nothing of articles that were not supplied.`));
    return box;
  }
  const alone = (groups, numbers) => matched(more, { groups: new Set(groups), sources: new Set(numbers) });
  const one = (set, value, label, words, hue) => {
    const input = make("input", { type: "checkbox", checked: true });
    input.addEventListener("change", () => {
      if (input.checked) set.add(value);
      else set.delete(value);
      update();
    });
    return make("li", {}, make("label", {}, input, hue === null ? "" : make("span", { class: `chip hue-${hue % 6}`, "aria-hidden": "true" }, letterOf(hue)), label), make("span", { class: "quiet" }, share(more.live ? words / more.live : 0)));
  };
  box.append(
    make("fieldset", {}, make("legend", {}, "Match groups"), make("ul", {}, ...GROUPS.map((name, group) => one(on.groups, group, ` ${groupName(name, group, sources)}`, alone([group], sources), null)))),
    make("fieldset", {}, make("legend", {}, "Sources"),
      make("ul", { class: "sources" }, ...sources.map((number, order) => {
        const derivation = lineage.derivations[number];
        const item = one(on.sources, number, ` ${nameOf(derivation.parent)}`, alone([0, 1, 2, 3], [number]), order);
        item.append(facts(number));
        if (extra.derivations[number].by_credit) item.append(make("p", { class: "quiet" }, "Counted by what its credit covers, for the source was not supplied."));
        return item;
      }))),
  );
  return box;
}

// Who credits another outlet, or none that can be checked, is not called uncredited.
function groupName(name, group, sources) {
  const found = new Set(sources.map((number) => lineage.derivations[number].credit));
  const others = ["misattributed", "unverified"].filter((credit) => found.has(credit));
  if (group % 2 === 0 || !others.length) return name;
  const told = [...(found.has("uncredited") ? ["uncredited"] : []), ...others].join(" or ");
  return group === 1 ? told : `quoted, ${told}`;
}

function creditsOf(article, more, sheet) {
  const box = make("section", { "aria-labelledby": "credits-title" }, make("h2", { id: "credits-title" }, "Credits"));
  if (!article.credits.length) box.append(make("p", { class: "quiet" }, "None was found."));
  const list = make("ul", {});
  article.credits.forEach((credit, place) => {
    const go = make("button", { type: "button", class: "plain" }, more.credits[place]);
    go.addEventListener("click", () => {
      const target = document.getElementById(`credit-${place}`);
      if (!target) return;
      target.scrollIntoView({ block: "center" });
      if (target.getAttribute("aria-pressed") !== "true") cover(sheet, place, target);
      target.focus({ preventScroll: true });
    });
    list.append(make("li", {}, credit.role === "photo" ? more.credits[place] : go, credit.support ? ` ${credit.support}` : "", " ", make("bdi", { class: "quiet" }, `“${brief(said(article, credit), 60)}”`)));
  });
  box.append(list);
  return box;
}

function quotesOf(article, sheet) {
  if (!article.quotes.length) return null;
  const box = make("details", {}, make("summary", {}, count(article.quotes.length, "quote")));
  const list = make("ul", {});
  article.quotes.forEach((quote, place) => {
    const go = make("button", { type: "button", class: "plain", dir: "auto" }, brief(said(article, quote), 80));
    go.addEventListener("click", () => sheet.querySelector(`#quote-${place}`)?.scrollIntoView({ block: "center" }));
    list.append(make("li", {}, go, quote.speaker ? ` ${brief(quote.speaker, 60)}` : ""));
  });
  box.append(list);
  return box;
}

function takers(article) {
  const numbers = takersOf.get(article.id) || [];
  if (!numbers.length) return null;
  const box = make("section", { "aria-labelledby": "takers-title" }, make("h2", { id: "takers-title" }, "Taken by"));
  const list = make("ul", {});
  for (const number of numbers.slice(0, 100)) {
    list.append(make("li", {}, linkTo(lineage.derivations[number].child), facts(number)));
  }
  box.append(list);
  if (numbers.length > 100) box.append(make("p", { class: "quiet" }, `and ${count(numbers.length - 100, "more article")}: see the table`));
  return box;
}

function strips(article, more, sources) {
  const found = [];
  sources.forEach((number, order) => {
    for (const span of spansOf(number)) found.push({ start: span.child[0], end: span.child[1], look: `shared hue-${order % 6}`, inset: Math.min(order, 3) }); // narrower, too: colour is not all
  });
  for (const credit of article.credits) found.push({ start: credit.span[0], end: credit.span[1], look: "credit", inset: 3 });
  for (const [start, end] of more.asides) found.push({ start, end, look: "aside", inset: 4 });
  return found;
}

function legend() {
  return make("details", { open: true }, make("summary", {}, "Key"),
    make("ul", { class: "legend" },
      ...GRADES.map((grade) => make("li", {}, make("mark", { class: `shared ${grade} hue-0` }, grade), ` ${GRADE_WORDS[grade]}`)),
      make("li", {}, make("span", { class: "credit" }, "credit"), " press it to see what it covers"),
      make("li", {}, make("span", { class: "quote" }, "quoted words")),
      make("li", {}, make("span", { class: "aside" }, "set aside"), " head, captions, teasers: never evidence"),
    ));
}
