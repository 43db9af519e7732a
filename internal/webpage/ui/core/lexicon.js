/**
 * The words of all entries, each with a number, so that a word of a query is compared
 * once with each of them, however many entries have it.
 */

/** @type {Map<string, number>} */
const numbers = new Map();

/** @type {string[]} */
const known = [];

/**
 * Returns the number of a word.
 *
 * @param {string} word
 */
export function wordNumber(word) {
  let n = numbers.get(word);
  if (n === undefined) {
    n = known.length;
    numbers.set(word, n);
    known.push(word);
  }
  return n;
}

/**
 * Returns the word with a number.
 *
 * @param {number} n
 */
export function numberedWord(n) {
  return known[n];
}

/** Values of words, computed when they are first asked for. */
export class WordValues {
  /** @param {(word: string) => number} compute returns the value of a word, from 0 to 32,767 */
  constructor(compute) {
    this.compute = compute;
    this.values = NONE;
  }

  /** @param {number} n */
  of(n) {
    const value = this.values[n];
    return value >= 0 ? value : this.add(n); // UNKNOWN and undefined are not
  }

  /** @param {number} n */
  add(n) {
    if (this.values.length < known.length) {
      const before = this.values;
      this.values = new Int16Array(known.length).fill(UNKNOWN);
      this.values.set(before);
    }
    return (this.values[n] = this.compute(known[n]));
  }
}

/** The value of a word that was not asked for yet. */
const UNKNOWN = -1;

const NONE = new Int16Array();
