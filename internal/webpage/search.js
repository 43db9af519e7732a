// Ranks items as `landscope search` does, with the weights of the same table.
const W = data.weights;

const words = s => s.toLowerCase().split(/[^\p{L}\p{N}+]+/u).filter(Boolean);
const slug = s => s.replace(/[^\p{L}\p{N}+]+/gu, "-").toLowerCase().replace(/-$/, "");
const byteLength = s => new TextEncoder().encode(s).length;
const folded = s => s.trim().toLowerCase();

// The sides of an item: texts of which the best match counts. In the first, by
// which it is called, a misspelt word can be meant.
const sides = [];
function sidesOf(i) {
  if (sides[i]) return sides[i];
  const it = data.items[i], more = data.more[i];
  const part = (weight, ...texts) => texts.filter(Boolean).map(t => ({weight, words: words(t)}));
  const names = list => (list || []).map(n => n.name);
  return sides[i] = [
    [...part(W.Name, it.name), {weight: W.Name, words: [slug(it.name).replaceAll("-", "")]},
      ...part(W.Alias, ...names(more.aliases)), ...part(W.Former, ...names(more.former_names))],
    part(W.Tag, ...(it.summary?.tags || []), ...(it.tag || []), ...(it.own_tags || [])),
    part(W.Description, it.description, more.description_ja, it.note),
    part(W.Box, it.category, it.subcategory),
  ];
}

// search returns the numbers of the items that have every word, best first,
// among those given; level tells an item's.
function search(items, text, level) {
  const queried = words(text).map(text => ({text, bytes: byteLength(text)}));
  if (!queried.length) return [];
  const scored = typos => items.map(i => score(i, text, queried, typos, level)).filter(Boolean);
  let hits = scored(false);
  if (!hits.some(h => h.words.some(w => queried.some(q => w.startsWith(q.text))))) hits = scored(true);
  for (const h of hits) h.name = folded(data.items[h.i].name);
  hits.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return hits.map(h => h.i);
}

function score(i, text, queried, typos, level) {
  const hit = {i, score: 0, words: []};
  for (const q of queried) {
    let sum = 0;
    sidesOf(i).forEach((part, n) => {
      let best = 0, found;
      for (const t of part) for (const w of t.words) {
        const n2 = t.weight * likeness(q, w, typos && n === 0);
        if (n2 > best) [best, found] = [n2, w];
      }
      if (best) { sum += best; hit.words.push(found); }
    });
    if (!sum) return null;
    hit.score += sum;
  }
  hit.score = Math.floor(hit.score / queried.length);
  if (level(i) === "archived") hit.score = Math.floor(hit.score / W.ArchivedPart);
  hit.score += bonus(i, text, typos, level(i));
  return hit;
}

// bonus raises items that are named by the whole of the query.
function bonus(i, text, typos, level) {
  const name = data.items[i].name, wanted = slug(text.trim()), own = slug(name);
  const [, base, inner] = /^(.*?) \((.*)\)$/su.exec(name) || [, name, ""];
  const names = [own, slug(base), slug(inner), ...(data.more[i].aliases || []).map(a => slug(a.name))];
  let n = {graduated: W.Graduated, incubating: W.Incubating, sandbox: W.Sandbox}[level] || 0;
  if (names.includes(wanted)) n += W.Exact;
  else if (typos && names.some(name => misspelt(wanted, name))) n += W.Near;
  else if (own.startsWith(wanted)) n += W.Begins;
  return n;
}

function likeness(q, w, typos) {
  if (q.text === w) return W.Whole;
  if (w.startsWith(q.text)) return W.Start;
  if (q.bytes >= 3 && w.includes(q.text)) return W.Inside;
  return typos && misspelt(q.text, w) ? W.Typo : 0;
}

// misspelt: one letter in four differs, at most two.
function misspelt(q, w) {
  const a = [...q], limit = Math.min(2, Math.floor(a.length / 4));
  return limit > 0 && distance(a, [...w], limit) <= limit;
}

// distance is how many letters are changed, added, left out or swapped with
// the next; more than limit is limit + 1.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [], last = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = Math.min(last[j] + (a[i] === b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1);
      if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j]) row[j + 1] = Math.min(row[j + 1], before[j - 1] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}
