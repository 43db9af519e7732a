// What is chosen stands in the address and is read from there; it decides what
// is shown.

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

let state;
function read() {
  const p = new URLSearchParams(location.hash.slice(1));
  state = {q: p.get("q") || "", view: p.get("view") === "table" ? "table" : "map", sort: p.get("sort") || "", day: p.get("as-of") || "", item: p.get("item") || "", filters: {}};
  if (!data.columns.some(c => c.name === state.sort.replace(/^-/, ""))) state.sort = "";
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
  keep(asStep);
  show();
}

// Some browsers take only so many addresses a minute; the next one has it all.
function keep(asStep) {
  try { history[asStep ? "pushState" : "replaceState"](null, "", address()); } catch { /* see above */ }
}

const members = data.filters.find(f => f.name === "kind")?.values.find(v => v.name === "member");

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

// stops are where the slider stands: the day of the first project, the first
// days of the months after it, and the end.
const stops = data.first < data.day ? [data.first] : [];
for (let [y, m] = data.first.split("-").map(Number); stops.length; ) {
  [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1];
  const day = y + "-" + String(m).padStart(2, "0") + "-01";
  if (!(day < data.day)) break;
  stops.push(day);
}
