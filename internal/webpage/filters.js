// The filters: what each value lets pass, and how many that would be.

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
  case "name": return any(v => { const matches = glob(folded(v)); return i => matches(folded(data.items[i].name)) || matches(slug(data.items[i].name)); });
  case "text": return any(v => { const parts = folded(v).split(/\s+/); return i => parts.every(w => textOf(i).includes(w)); });
  case "related-to": return any(v => i => (data.more[i].relations || []).some(r => folded(r.item) === folded(v)));
  }
  if (f.date) return any(v => { const within = range(v), key = f.date; return i => within(onDay(i)[key]); });
  return any(v => { const known = f.values.find(x => x.name === v); return i => !!known?.has[i] });
}

// glob makes a function that reports whether a text matches a pattern of * and
// ?. Where it fails it goes back to the last * only, so that no pattern takes
// longer than its length times that of the text.
function glob(pattern) {
  const p = [...pattern];
  return text => {
    const s = [...text];
    let i = 0, star = -1, from = 0;
    for (let j = 0; j < s.length; ) {
      if (p[i] === "*") [star, from] = [i++, j];
      else if (p[i] === "?" || p[i] === s[j]) { i++; j++; }
      else if (star >= 0) [i, j] = [star + 1, ++from];
      else return false;
    }
    while (p[i] === "*") i++;
    return i === p.length;
  };
}

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
