// All that is known of an item.

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
  dialog.replaceChildren(el("header", {}, logo(i), el("h2", {id: "item-name", tabIndex: -1, autofocus: true, textContent: it.name}), level ? el("span", {className: "badge " + levelClass(level), textContent: levelName(level)}) : null, close), el("p", {textContent: describe(i)}), dl);
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
