// The views as they came packed: markup of the report's own templates, of which only elements, attributes and text are made.

const [styles, markup, ...data] = self.unpacked;
delete self.unpacked;

const PIECE = /<(\/?)(\w+)((?: [\w-]+="[^"]*")*)(\/?)>|[^<]+/g;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&" };
const meant = (text) => text.replace(/&(?:lt|gt|amp|#34|#39);/g, (one) => ENTITIES[one]);

// A slot stands for an element that is on the page already: it is moved there, and what the slot holds is put into it.
function plant(target, text) {
  const open = [target];
  for (const [piece, ends, name, attributes, whole] of text.matchAll(PIECE)) {
    const inside = open[open.length - 1];
    if (ends) open.pop();
    else if (!name) {
      if (piece !== "\n") inside.append(meant(piece));
    } else {
      const told = Object.fromEntries([...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, meant(value)]));
      const slot = name === "slot" && document.getElementById(told.name);
      const drawn = name === "svg" || inside.namespaceURI.endsWith("/svg");
      const element = slot || (drawn ? draw : make)(name, told);
      inside.append(element);
      if (!whole) open.push(element);
    }
  }
}

const looks = new CSSStyleSheet();
looks.replaceSync(styles);
document.adoptedStyleSheets = [looks];
plant(document.body, markup);
