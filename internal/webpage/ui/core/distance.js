/**
 * Reports whether a word is another one misspelled: one letter in four may
 * differ, and at most two.
 *
 * @param {string} query
 * @param {string} word
 */
export function isMisspelling(query, word) {
  const letters = [...query];
  const limit = Math.min(2, Math.floor(letters.length / 4));
  return limit > 0 && distance(letters, [...word], limit) <= limit;
}

/**
 * Counts the insertions, deletions, replacements and swaps of neighbors that
 * turn one list of letters into another. More than limit is limit + 1.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  /** @type {number[]} */
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replace = last[j] + (a[i] === b[j] ? 0 : 1);
      row[j + 1] = Math.min(replace, last[j + 1] + 1, row[j] + 1);
      if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j]) {
        row[j + 1] = Math.min(row[j + 1], beforeLast[j - 1] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length], limit + 1);
}
