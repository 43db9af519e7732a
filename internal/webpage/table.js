// The table, in an order of its own.

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
