// Which view is shown: the part of the address behind the #, so that links, back and forward work.

const views = [...document.querySelectorAll("section.view")];

// Resolves when the view is drawn whole; the page then says which address it shows.
async function route(first = false) {
  let hash = location.hash.slice(1);
  try {
    hash = decodeURIComponent(hash);
  } catch {
    // what is no address shows the stories
  }
  const [name, ...rest] = hash.startsWith("/") ? hash.slice(1).split("/") : ["", hash];
  const number = /^\d+$/.test(rest[0] || "") ? Number(rest[0]) : null;
  const known = {
    table: true, evidence: true, record: true,
    article: number !== null && number < lineage.articles.length,
    pair: number !== null && number < lineage.derivations.length,
  };
  const wanted = known[name] ? name : "overview";
  const view = document.getElementById(`view-${wanted}`);
  const same = !view.hidden;
  for (const other of views) other.hidden = other !== view;
  for (const link of document.querySelectorAll("nav a[data-view]")) {
    if (link.dataset.view === wanted) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  let drawn = null;
  if (wanted === "article") drawn = showArticle(number);
  else if (wanted === "pair") drawn = showPair(number, Number(rest[1]) || 0);
  else if (wanted === "evidence") drawn = moreClaims();
  else if (wanted === "table") drawn = lines.show();
  else if (wanted === "record") drawn = inputs.show();
  document.title = `${view.querySelector("h1").textContent}: lineage report`;
  const anchor = wanted === "overview" && /^[\w-]+$/.test(rest[0] || "") ? document.getElementById(rest[0]) : null;
  if (anchor) anchor.scrollIntoView();
  else if (!first && !(same && wanted === "overview" && hash === "content")) {
    scrollTo(0, 0);
    view.querySelector("h1").focus({ preventScroll: true });
  }
  const shownNow = location.hash;
  await drawn;
  if (location.hash === shownNow) document.documentElement.dataset.shown = shownNow;
}

// A line of a graph leads to its two texts; for the mouse, keyboards have the table.
const REACH = 5; // pixels beside a thin line that still count as on it
document.getElementById("view-overview").addEventListener("click", (event) => {
  if (!event.target.closest("svg.graph") || event.target.closest("a")) return;
  for (const [x, y] of [[0, 0], [0, REACH], [0, -REACH], [REACH, 0], [-REACH, 0]]) {
    const edge = document.elementFromPoint(event.clientX + x, event.clientY + y)?.closest("[data-edge]");
    if (edge) {
      location.hash = `#/pair/${edge.dataset.edge}`;
      return;
    }
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("content").focus();
});
addEventListener("hashchange", () => route());
// On paper nothing can be opened: what is folded is printed too, and folded again.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("section.view:not([hidden]) details:not([open])")];
  for (const one of unfolded) one.open = true;
  lines.showAll();
  inputs.showAll();
  if (!document.getElementById("view-evidence").hidden) moreClaims(true);
});
addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
});
document.getElementById("loading").remove();
document.documentElement.classList.add("live");
readyTable();
route(true);
