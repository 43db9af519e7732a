// The page: what is chosen stands in the address, is read from there, and
// decides what is shown.
const $ = id => document.getElementById(id), T = data.words, N = data.items.length;
const el = (tag, props = {}, ...children) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) k in e ? e[k] = v : e.setAttribute(k, v);
  e.append(...children.filter(c => c != null));
  return e;
};
const all = [...Array(N).keys()];
const idOf = new Map(all.map(i => [data.items[i].id, i])), named = new Map(all.map(i => [data.items[i].name, i]));
const webAddress = s => /^https?:\/\/\S+$/i.test(s);

// --- The state -------------------------------------------------------------

let state;
function read() {
  const p = new URLSearchParams(location.hash.slice(1));
  state = {q: p.get("q") || "", view: p.get("view") === "table" ? "table" : "map", sort: p.get("sort") || "", day: p.get("as-of") || "", item: p.get("item") || "", filters: {}};
  if (!/^\d{4}-\d\d-\d\d$/.test(state.day) || state.day >= data.day) state.day = "";
  for (const f of data.filters) if (p.has(f.name)) state.filters[f.name] = p.getAll(f.name).filter(Boolean);
}

function address() {
  const p = new URLSearchParams();
  if (state.q) p.set("q", state.q);
  for (const f of data.filters) for (const v of chosen(f)) p.append(f.name, v);
  if (state.day) p.set("as-of", state.day);
  if (state.sort) p.set("sort", state.sort);
  if (state.view === "table") p.set("view", "table");
  if (state.item) p.set("item", state.item);
  return "#" + p;
}

const chosen = f => state.filters[f.name] || [];

// change alters the state, keeps it in the address, and shows it.
function change(part, asStep) {
  Object.assign(state, part);
  history[asStep ? "pushState" : "replaceState"](null, "", address());
  show();
}

const members = data.filters.find(f => f.name === "kind")?.values.find(v => v.name === "member");

// --- Days ------------------------------------------------------------------

// levelAt is an item's level on the day, "" of one that has none, and null of
// one that was not there or of which no day is known.
function levelAt(i) {
  const it = data.items[i];
  if (!state.day) return it.maturity || "";
  const changes = data.more[i].history;
  if (changes) return changes.findLast(c => c.date <= state.day)?.maturity ?? null;
  return members?.has[i] && it.joined_at <= state.day ? "" : null;
}

// onDay is an item's JSON as it was known on the day.
function onDay(i) {
  if (!state.day) return data.items[i];
  const it = {...data.items[i]}, level = levelAt(i);
  if (level) it.maturity = level;
  for (const key of ["accepted_at", "incubating_at", "graduated_at", "archived_at"]) if (it[key] > state.day) delete it[key];
  if (it.audits) it.audits = it.audits.filter(a => a.date <= state.day);
  return it;
}

// stops are where the slider stands: the first days of months, and the end.
const stops = [];
for (let [y, m] = data.first.split("-").map(Number); ; [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1]) {
  const day = y + "-" + String(m).padStart(2, "0") + "-01";
  if (!(day < data.day)) break;
  stops.push(day);
}

// --- Filters ---------------------------------------------------------------

// Lists of items are pairs: where a run begins, and how long it is.
for (const f of data.filters) for (const v of f.values || []) {
  v.has = new Uint8Array(N);
  for (let k = 0; k < v.items?.length; k += 2) v.has.fill(1, v.items[k], v.items[k] + v.items[k + 1]);
}

const boxOf = data.boxes, boxesOf = all.map(() => []);
boxOf.forEach((b, n) => b.items.forEach(i => boxesOf[i].push(n)));

// test makes a function of what is chosen of a filter, or null.
function test(f, level) {
  const want = chosen(f);
  if (!want.length) return null;
  const any = make => { const tests = want.map(make); return i => tests.some(t => t(i)); };
  switch (f.name) {
  case "maturity": return any(v => i => v === "hosted" ? level[i] !== "" : v === "none" ? level[i] === "" : level[i] === v);
  case "name": return any(v => { const re = glob(v); return i => re.test(folded(data.items[i].name)) || re.test(slug(data.items[i].name)); });
  case "text": return any(v => { const parts = folded(v).split(/\s+/); return i => parts.every(w => textOf(i).includes(w)); });
  case "related-to": return any(v => i => (data.more[i].relations || []).some(r => folded(r.item) === folded(v)));
  }
  if (f.date) return any(v => { const within = range(v), key = f.date; return i => within(onDay(i)[key]); });
  return any(v => { const known = f.values.find(x => x.name === v); return i => !!known?.has[i] });
}

const glob = v => new RegExp("^" + folded(v).replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".") + "$", "su");

// range reads a day, month or year, or two with .. between them.
function range(v) {
  const [from, to] = v.includes("..") ? v.split("..") : [v, v];
  return day => !!day && day >= from && (!to || day.slice(0, to.length) <= to);
}

const texts = [];
const textOf = i => texts[i] ??= [data.items[i].name, data.items[i].description, data.more[i].description_ja, (data.items[i].summary?.tags || []).join(" "),
  (data.items[i].own_tags || []).join(" "), data.items[i].note, ...[...(data.more[i].aliases || []), ...(data.more[i].former_names || [])].map(a => a.name)].join("\n").toLowerCase();

// select finds what is to be shown, and counts what each value would give.
function select() {
  const level = all.map(levelAt), tests = [];
  const inBox = name => { const f = data.filters.find(f => f.name === name), want = f ? chosen(f) : []; return b => !want.length || want.includes(b[name]) || name === "subcategory" && want.includes(b.category + "/" + b.subcategory); };
  const category = inBox("category"), sub = inBox("subcategory");
  for (const f of data.filters) if (f.name !== "category" && f.name !== "subcategory") { const t = test(f, level); if (t) tests.push([f, t]); }
  const counts = new Map(data.filters.map(f => [f, new Map()])), add = (f, v) => { const m = counts.get(f); m.set(v, (m.get(v) || 0) + 1); };
  const found = [], boxes = boxOf.map(b => category(b) && sub(b));
  const there = all.filter(i => level[i] !== null), ranked = items => search(items, state.q, i => level[i]), best = state.q && ranked(there), hits = best && new Set(best);
  let undated = 0;
  for (const i of all) {
    if (level[i] === null) { undated += !data.more[i].history && !(members?.has[i] && data.items[i].joined_at); continue; }
    const failed = tests.filter(([, t]) => !t(i)), inside = boxesOf[i].some(n => boxes[n]);
    if (inside && !failed.length) found.push(i);
    if (hits && !hits.has(i)) continue;
    for (const f of data.filters) {
      if (failed.some(([g]) => g !== f)) continue;
      if (f.name === "category" || f.name === "subcategory") {
        const other = f.name === "category" ? sub : category;
        for (const v of new Set(boxesOf[i].map(n => boxOf[n]).filter(other).map(b => b[f.name]))) add(f, v);
      } else if (inside && f.name === "maturity") {
        add(f, level[i] || "none");
        if (level[i]) add(f, "hosted");
      } else if (inside && f.values) for (const v of f.values) if (v.has[i]) add(f, v.name);
    }
  }
  const list = !state.q ? found : found.length === there.length ? best : ranked(found);
  return {found, list, level, counts, undated, boxes};
}

function drawFilters() {
  for (const f of data.filters) {
    const list = el("div", {className: "values"}), box = el("details", {open: f.name === "maturity" || f.name === "category"}, el("summary", {textContent: f.label}), f.doc ? el("p", {textContent: f.doc}) : "", list);
    if (!f.values) {
      const input = el("input", {type: "text", spellcheck: false, placeholder: f.arg, "aria-label": f.label + ", " + f.arg});
      input.addEventListener("change", () => change({filters: {...state.filters, [f.name]: input.value ? [input.value] : []}}));
      list.append(input);
      f.show = () => input.value = chosen(f).join(", ");
    } else {
      if (f.values.length > 12) {
        const narrow = el("input", {type: "search", placeholder: T.narrow, "aria-label": f.label + ": " + T.narrow});
        narrow.addEventListener("input", () => { f.narrow = folded(narrow.value); show(); });
        list.before(narrow);
      }
      const rows = f.values.map(v => {
        const input = el("input", {type: "checkbox", name: f.name, value: v.name}), n = el("span"), row = el("label", {}, input, el("span", {textContent: v.also || v.name}), n);
        input.addEventListener("change", () => change({filters: {...state.filters, [f.name]: input.checked ? [...chosen(f), v.name] : chosen(f).filter(x => x !== v.name)}}));
        return {v, input, n, row};
      });
      list.append(...rows.map(r => r.row));
      f.show = counts => {
        for (const r of rows) {
          const n = counts.get(r.v.name) || 0;
          r.input.checked = chosen(f).includes(r.v.name);
          r.n.textContent = n;
          r.row.hidden = !r.input.checked && (!n || f.narrow && !folded(r.v.also || r.v.name).includes(f.narrow));
        }
      };
    }
    if (chosen(f).length) box.open = true;
    box.addEventListener("toggle", () => box.open && show());
    f.box = box;
    $("list").append(box);
  }
}

// --- The map ---------------------------------------------------------------

const tiles = []; // {i, box, a, li}
let drawn = []; // {section, boxes: [{div, n}]}
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
function look(a, i, level) {
  const l = level[i], known = ["graduated", "incubating", "sandbox", "inception", "archived"];
  a.className = "tile " + (l ? known.includes(l) ? l : "level" : "");
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

// --- The table -------------------------------------------------------------

const PAGE = 200;
let rows = PAGE;
const valueAt = (it, name) => name === "repository" ? (it.repositories?.find(r => r.primary) || it.repositories?.[0])?.url : name.split(".").reduce((o, k) => o?.[k], it);
function cell(i, name) {
  const v = valueAt(onDay(i), name);
  return v == null ? "" : Array.isArray(v) ? v.join(", ") : String(v);
}
const sortKey = s => s.normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
const order = {graduated: 1, incubating: 2, sandbox: 3, inception: 4, archived: 6};

function sorted(list, level) {
  const name = state.sort.replace(/^-/, "");
  if (!data.columns.some(c => c.name === name)) return list;
  const key = i => name === "maturity" ? String(level[i] ? order[level[i]] || 5 : "") : sortKey(cell(i, name));
  const keys = new Map(list.map(i => [i, key(i)])), turn = state.sort.startsWith("-") ? -1 : 1;
  return [...list].sort((a, b) => { const x = keys.get(a), y = keys.get(b); return !x !== !y ? (x ? -1 : 1) : x < y ? -turn : x > y ? turn : 0; });
}

function showTable(list, level) {
  const head = data.columns.map(c => {
    const way = state.sort === c.name ? "ascending" : state.sort === "-" + c.name ? "descending" : "none";
    const b = el("button", {type: "button", textContent: c.title + ({ascending: " ▲", descending: " ▼"}[way] || "")});
    b.addEventListener("click", () => { change({sort: way === "ascending" ? "-" + c.name : way === "descending" ? "" : c.name}); $("table").querySelectorAll("th button")[data.columns.indexOf(c)].focus(); });
    return el("th", {scope: "col", "aria-sort": way}, b);
  });
  const body = list.slice(0, rows).map(i => el("tr", {}, ...data.columns.map(c => {
    if (c.name === "name") { const a = el("a", {textContent: data.items[i].name, href: addressOf(i)}); return el("th", {scope: "row"}, a); }
    if (c.name === "maturity") return el("td", {className: "plain", textContent: level[i] ? levelName(level[i]) : ""});
    if (c.name === "description") return el("td", {className: "text", textContent: describe(i)});
    return el("td", {className: c.name.endsWith("_at") ? "plain" : "", textContent: cell(i, c.name)});
  })));
  const more = list.length > rows && el("button", {type: "button", textContent: T.rest + " (" + (list.length - rows) + ")"});
  if (more) more.addEventListener("click", () => { rows = Infinity; show(); });
  $("table").replaceChildren(el("div", {className: "scroll", tabIndex: 0, role: "region", "aria-label": T.table}, el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body))), ...more ? [more] : []);
}
addEventListener("beforeprint", () => { rows = Infinity; show(); });

// --- An item ---------------------------------------------------------------

const link = s => webAddress(s) ? el("a", {href: s, rel: "noopener noreferrer", textContent: s}) : s;
function value(v) {
  if (Array.isArray(v)) return v.every(x => typeof x === "string") ? v.join(", ") : el("ul", {className: "plain"}, ...v.map(x => el("li", {}, value(x))));
  if (v && typeof v === "object") return el("span", {}, ...Object.entries(v).flatMap(([k, x], n) => [n ? ", " : "", typeof x === "boolean" ? (x ? k : "") : value(x)]));
  return v === true ? T.yes : link(String(v));
}

function showItem() {
  const i = idOf.get(state.item), dialog = $("item");
  if (i === undefined) { if (dialog.open) dialog.close(); return; }
  const it = onDay(i), more = data.more[i], dl = el("dl"), level = levelAt(i);
  const row = (label, ...what) => dl.append(el("dt", {textContent: label}), el("dd", {}, ...what));
  const close = el("button", {type: "button", textContent: T.close});
  close.addEventListener("click", () => dialog.close());
  for (const key of ["aliases", "former_names"]) if (more[key]) row(data.labels[key], more[key].map(a => a.name + (a.until ? " (– " + a.until + ")" : "")).join(", "));
  const changes = (more.history || []).filter(c => !state.day || c.date <= state.day);
  if (changes.length) row(T.history, el("ul", {className: "plain"}, ...changes.map(c => el("li", {textContent: (c.approximate ? "~" : "") + c.date + " " + levelName(c.maturity)}))));
  row(T.placement, el("ul", {className: "plain"}, ...boxesOf[i].map(n => el("li", {textContent: boxOf[n].category_title + " / " + boxOf[n].title}))));
  for (const f of data.fields) { const v = valueAt(it, f.name); if (v != null && !(Array.isArray(v) && !v.length)) row(f.label, value(v)); }
  const known = x => !state.day || (x.from || "9") <= state.day, days = x => x.from || x.until ? " (" + (x.from || "") + "–" + (x.until && (!state.day || x.until <= state.day) ? x.until : "") + ")" : "";
  const kinds = Map.groupBy((more.relations || []).filter(known), r => r.type);
  for (const [kind, list] of kinds) row(data.relations[kind] || kind, ...list.flatMap((r, n) => {
    const other = named.get(r.item);
    return [n ? ", " : "", other === undefined ? r.item : el("a", {href: addressOf(other), textContent: r.item}), days(r)];
  }));
  for (const f of more.facts || []) if (!f.from || known(f)) row(T.fact, (data.lang === "ja" && f.text_ja || f.text) + days(f));
  dialog.replaceChildren(el("header", {}, logo(i), el("h2", {id: "item-name", tabIndex: -1, autofocus: true, textContent: it.name}), level ? el("span", {className: "badge " + level, textContent: levelName(level)}) : null, close), el("p", {textContent: describe(i)}), dl);
  // The name has the focus, not the button: the key that opened the item would press it.
  dialog.open ? $("item-name").focus() : dialog.showModal();
  dialog.scrollTop = 0;
}
$("item").addEventListener("close", () => {
  if (!state.item) return;
  const i = idOf.get(state.item);
  change({item: ""});
  [...document.querySelectorAll("#best a, #map a, #table a")].find(a => a.href === new URL(addressOf(i), location.href).href && a.offsetParent)?.focus();
});
$("item").addEventListener("click", e => { if (e.target === $("item")) $("item").close(); });

// --- Copies ----------------------------------------------------------------

const guard = s => /^[=+\-@\t\r]/.test(s) ? "'" + s : s;
const quoted = s => /[",\r\n]|^ |^\\\.$/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
const markdown = s => webAddress(s) ? s.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E") :
  s.replace(/[\\|`*_[\]~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\r\n|\n|\r/g, "<br>");
const shell = s => /^[\w.,:/+@-]+$/.test(s) ? s : "'" + s.replaceAll("'", "'\\''") + "'";
const copies = {
  csv: list => [data.record, ...list.map(i => data.record.map(c => guard(cell(i, c))))].map(r => r.map(quoted).join(",") + "\n").join(""),
  json: list => JSON.stringify(list.map(onDay), null, 2) + "\n",
  markdown: list => [data.brief.map(c => c.toUpperCase()), data.brief.map(() => "---"), ...list.map(i => data.brief.map(c => markdown(c === "description" ? describe(i) : cell(i, c))))].map(r => "| " + r.join(" | ") + " |\n").join(""),
  command: () => ["landscope", state.q ? "search " + words(state.q).map(shell).join(" ") : "list", ...data.source.map(shell), ...data.filters.flatMap(f => chosen(f).map(v => "--" + f.name + " " + shell(v))), ...state.day ? ["--as-of " + state.day] : [],
    ...state.sort && !state.q ? ["--sort=" + state.sort] : []].join(" ") + "\n",
};

for (const b of document.querySelectorAll("[data-copy]")) b.addEventListener("click", async () => {
  const text = copies[b.dataset.copy](current);
  try { await navigator.clipboard.writeText(text); } catch {
    const area = el("textarea", {value: text});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    b.focus();
  }
  $("told").textContent = b.dataset.copy === "command" ? T.copied + ": " + text.trim() : T.copied + ": " + b.textContent + ", " + current.length;
});

// --- Showing ---------------------------------------------------------------

let current = []; // what is shown, in its order
function show() {
  const got = select();
  current = sorted(got.list, got.level);
  const picked = new Set(current), asTable = state.view === "table";
  $("map").hidden = asTable;
  $("table").hidden = !asTable;
  $("as-map").setAttribute("aria-pressed", !asTable);
  $("as-table").setAttribute("aria-pressed", asTable);
  asTable ? showTable(current, got.level) : showMap(picked, got);
  $("best").hidden = !state.q || asTable || !current.length;
  $("best").lastElementChild.replaceChildren(...$("best").hidden ? [] : current.slice(0, 10).map(i => { const a = el("a", {textContent: data.items[i].name}); look(a, i, got.level); return el("li", {}, a); }));
  $("none").hidden = current.length > 0;
  $("found").textContent = T.found.replace("{n}", current.length).replace("{all}", N) + (state.day && got.undated ? " · " + T.undated.replace("{n}", got.undated) : "");
  for (const f of data.filters) if (f.box.open) f.show(got.counts.get(f));
  const set = data.filters.filter(f => chosen(f).length).length;
  $("set").textContent = set ? "(" + set + ")" : "";
  $("clear").hidden = !set && !state.q && !state.day;
  if (document.activeElement !== $("q")) $("q").value = state.q;
  const at = state.day ? stops.findLastIndex(d => d <= state.day) : stops.length;
  $("when").value = at;
  $("day").textContent = state.day || data.day;
  $("when").setAttribute("aria-valuetext", state.day || data.day);
  showItem();
}

let typing;
$("q").addEventListener("input", () => { cancelAnimationFrame(typing); typing = requestAnimationFrame(() => { rows = PAGE; change({q: $("q").value.trim()}); }); });
$("as-map").addEventListener("click", () => change({view: "map"}));
$("as-table").addEventListener("click", () => change({view: "table"}));
$("clear").addEventListener("click", () => { $("q").value = ""; change({q: "", filters: {}, day: ""}); $("q").focus(); });
$("when").addEventListener("input", () => { pause(); change({day: stops[$("when").value] || ""}); });

let playing;
function pause() { clearInterval(playing); playing = 0; $("play").textContent = T.play; }
function play() {
  const calm = matchMedia("(prefers-reduced-motion:reduce)").matches, step = calm ? 12 : 1;
  let at = state.day ? stops.indexOf(state.day) : 0;
  $("play").textContent = T.pause;
  const next = () => { change({day: stops[at] || ""}); at >= stops.length ? pause() : at += step; };
  next();
  playing = setInterval(next, calm ? 1500 : 140);
}
$("play").addEventListener("click", () => playing ? pause() : play());

addEventListener("keydown", e => {
  if (e.key === "k" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); $("q").focus(); $("q").select(); }
  if (e.key === "Escape" && document.activeElement === $("q") && $("q").value) { e.preventDefault(); $("q").value = ""; change({q: ""}); }
});
// A link to an item opens it here, unless it is to be opened elsewhere.
addEventListener("click", e => {
  const a = e.target.closest?.("a[href*='item=']");
  if (!a || !a.getAttribute("href").startsWith("#") || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  change({item: new URLSearchParams(a.hash.slice(1)).get("item")}, true);
});
addEventListener("popstate", () => { read(); show(); });

read();
$("when").max = stops.length;
document.querySelector(".time").hidden = !stops.length;
$("filters").open = innerWidth > 760;
for (const l of [...data.levels, {name: "", title: T.other}]) $("legend").append(el("li", {className: "tile " + l.name, textContent: l.title}));
drawFilters();
drawMap();
show();
(window.requestIdleCallback || setTimeout)(() => all.forEach(sidesOf)); // before the first search
