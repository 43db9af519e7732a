// The map: boxes of tiles, drawn once, of which some are shown.

const tiles = []; // {i, box, a, li}
const drawn = []; // {section, boxes: [{div, n}]}
function drawMap() {
  let last;
  boxOf.forEach((b, n) => {
    if (!last || last.name !== b.category) drawn.push(last = {name: b.category, boxes: []}), last.section = el("section", {className: "category"}, el("h2", {textContent: b.category_title}), last.list = el("div", {className: "boxes"}));
    const ul = el("ul", {className: "tiles"}), count = el("span"), div = el("div", {className: "box"}, el("h3", {}, b.title + " ", count), ul);
    div.style.setProperty("--wide", Math.round(Math.sqrt(b.items.length + 3 * b.items.filter(i => data.items[i].maturity).length) * 85) + "px");
    for (const i of b.items) {
      const a = el("a", {tabIndex: -1}, logo(i), data.items[i].name), li = el("li", {}, a);
      tiles.push({i, box: n, a, li});
      ul.append(li);
    }
    last.list.append(div);
    last.boxes.push({n, div, count});
  });
  $("map").append(...drawn.map(d => d.section));
}

function showMap(picked, {level, boxes}) {
  const shown = new Map();
  for (const t of tiles) {
    const visible = picked.has(t.i) && boxes[t.box];
    t.li.hidden = !visible;
    if (!visible) continue;
    shown.set(t.box, (shown.get(t.box) || 0) + 1);
    look(t.a, t.i, level);
  }
  for (const d of drawn) {
    for (const b of d.boxes) { b.div.hidden = !shown.has(b.n); b.count.textContent = "(" + (shown.get(b.n) || 0) + ")"; }
    d.section.hidden = d.boxes.every(b => b.div.hidden);
  }
  const open = tiles.filter(t => !t.li.hidden);
  if (!open.some(t => t.a.tabIndex === 0)) { for (const t of tiles) t.a.tabIndex = -1; if (open[0]) open[0].a.tabIndex = 0; }
  for (const t of tiles) if (t.li.hidden) t.a.tabIndex = -1;
}

const logo = i => data.logos[i] ? el("img", {src: data.logos[i], alt: ""}) : null;
const levelName = l => data.levels.find(x => x.name === l)?.title || l || T.other;
const levelClass = l => !l ? "" : ["graduated", "incubating", "sandbox", "inception", "archived"].includes(l) ? l : "level"; // other foundations have others
function look(a, i, level) {
  const l = level[i];
  a.className = "tile " + levelClass(l);
  a.href = addressOf(i);
  a.title = data.items[i].name + (l ? ", " + levelName(l) : "") + (describe(i) ? ": " + describe(i) : "");
  l ? a.setAttribute("aria-label", data.items[i].name + ", " + levelName(l)) : a.removeAttribute("aria-label");
}
const describe = i => data.lang === "ja" && data.more[i].description_ja || data.items[i].description || "";
function addressOf(i) { const was = state.item; state.item = data.items[i].id; const a = address(); state.item = was; return a; }

// The arrows lead from tile to tile.
$("map").addEventListener("keydown", e => {
  const here = e.target.closest(".tile"), keys = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  if (!here || e.ctrlKey || e.metaKey || e.altKey || !(e.key in keys) && e.key !== "Home" && e.key !== "End") return;
  e.preventDefault();
  const open = tiles.filter(t => !t.li.hidden).map(t => t.a), at = open.indexOf(here), [x, y] = keys[e.key] || [];
  let to = e.key === "Home" ? open[0] : e.key === "End" ? open.at(-1) : open[at + x];
  if (y) {
    const r = here.getBoundingClientRect(), mid = r.left + r.width / 2;
    let best = Infinity;
    for (const a of open) {
      const s = a.getBoundingClientRect(), down = y > 0 ? s.top - r.bottom : r.top - s.bottom, off = Math.max(0, s.left - mid, mid - s.right);
      if (down >= -1 && down * 4 + off < best) [best, to] = [down * 4 + off, a];
    }
    if (best === Infinity) to = null;
  }
  if (!to) return;
  here.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});
