/**
 * Understands queries as `landscope search` does: see internal/search/query.go,
 * vocabulary.go and places.go.
 */
import { byteLength, slug, trim, words } from "./text.js";

/**
 * The vocabulary of search.Vocabulary.
 *
 * @typedef {object} Vocabulary
 * @property {string[]} stop words that say nothing
 * @property {string[]} optional words that an item need not have
 * @property {string[]} alternatives words that ask for alternatives to an item
 * @property {string[][]} vendors words that may precede the name of a product
 * @property {{ word: string, also: string }[]} synonyms
 * @property {{ level: string, words: string[] }[]} levels
 * @property {Place[]} places categories and subcategories
 *
 * @typedef {object} Place
 * @property {string} category
 * @property {string} subcategory "" for a category
 * @property {string} ja the Japanese name, or ""
 * @property {string[]} also other names
 */

/**
 * A word of a query, its stem, and that of a synonym or "".
 *
 * @typedef {{ text: string, stem: string, also: string, bytes: number }} QueryWord
 */

/**
 * A query as it is understood.
 *
 * @typedef {object} Query
 * @property {string[]} words in English where the vocabulary has it
 * @property {string} level the level that the query names, or ""
 * @property {QueryWord[]} required the words that an item must have
 * @property {QueryWord[]} optional the words that raise an item
 * @property {string[]} slugs of the whole query and of its words
 * @property {boolean} alternatives whether it asks for alternatives to an item
 */

const NON_ASCII = /[^\0-\x7f]/;

/** @param {string} text */
export const isNotASCII = (text) => NON_ASCII.test(text);

/**
 * @param {Vocabulary} vocabulary
 * @param {string} text
 * @param {boolean} segment whether to look for names within Japanese words
 * @param {(slug: string) => boolean} isName whether an item has that name
 * @returns {Query}
 */
export function understand(vocabulary, text, segment, isName) {
  const whole = slug(trim(text));
  const translated = translate(vocabulary, words(text), segment);
  let rest = translated;
  let level = rest.map((word) => levelOf(vocabulary, word)).find(Boolean) ?? "";
  if (level && isName(whole)) level = "";
  if (level) rest = rest.filter((word) => levelOf(vocabulary, word) !== level);
  const asks = (/** @type {string} */ word) => vocabulary.alternatives.includes(word);
  const alternatives = rest.length > 1 && rest.some(asks);
  if (alternatives) rest = rest.filter((word) => !asks(word));
  let kept = rest.filter((word) => !vocabulary.stop.includes(word));
  if (!kept.length && !level) kept = rest;
  const all = kept.map((word) => queryWord(vocabulary, word));
  const vendor = vendorWords(vocabulary, kept);
  const isOptional = (/** @type {QueryWord} */ word, /** @type {number} */ i) =>
    i < vendor || vocabulary.optional.includes(word.text);
  let required = all.filter((word, i) => !isOptional(word, i));
  let optional = all.filter(isOptional);
  if (!required.length) [required, optional] = [level ? [] : optional, []];
  const slugs = [
    ...new Set([whole, kept.join("-") || whole, kept.slice(vendor).join("-") || whole]),
  ];
  return { words: translated, level, required, optional, slugs, alternatives };
}

/**
 * Returns how many of the first words name a vendor, if others follow.
 *
 * @param {Vocabulary} vocabulary
 * @param {string[]} kept
 */
function vendorWords({ vendors }, kept) {
  const named = vendors.find(
    (name) => name.length < kept.length && name.every((word, i) => word === kept[i]),
  );
  return named ? named.length : 0;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} text
 * @returns {QueryWord}
 */
function queryWord(vocabulary, text) {
  const synonym = vocabulary.synonyms.find(({ word }) => word === text);
  const also = synonym ? stem(synonym.also) : "";
  return { text, stem: stem(text), also, bytes: byteLength(text) };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
function levelOf(vocabulary, word) {
  return vocabulary.levels.find((level) => level.words.includes(word))?.level ?? "";
}

/**
 * Returns the beginning that the forms of an English word share: "log" of logs
 * and logging.
 *
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 4 || isNotASCII(word)) return word;
  let s = word;
  if (s.endsWith("ies")) return longEnough(s.slice(0, -3), word);
  if (/(sses|shes|ches|xes)$/.test(s)) s = longEnough(s.slice(0, -2), s);
  else if (/[^sui]s$/.test(s)) s = longEnough(s.slice(0, -1), s);
  for (const suffix of ["ing", "ed"]) {
    const rest = s.slice(0, -suffix.length);
    if (s.endsWith(suffix) && rest.length >= 3 && /[aeiouy]/.test(rest)) return undouble(rest);
  }
  return /[^ey][ey]$/.test(s) ? longEnough(s.slice(0, -1), s) : s;
}

/**
 * @param {string} text
 * @param {string} longer
 */
function longEnough(text, longer) {
  return text.length < 3 ? longer : text;
}

/** @param {string} text */
function undouble(text) {
  return text.length > 3 && /([^aeioulsz])\1$/.test(text) ? text.slice(0, -1) : text;
}

/**
 * Returns the words with Japanese names of places and levels in English.
 *
 * @param {Vocabulary} vocabulary
 * @param {string[]} typed
 * @param {boolean} segment
 */
function translate(vocabulary, typed, segment) {
  if (!typed.some(isNotASCII)) return typed;
  const terms = japanese(vocabulary);
  return typed.flatMap((word) => {
    const english = terms.get(word);
    if (english !== undefined) return words(english);
    return segment && isNotASCII(word) ? cut(word, terms) : [word];
  });
}

/**
 * Returns the English names of places and levels, and stop words, by their
 * Japanese ones.
 *
 * @param {Vocabulary} vocabulary
 * @returns {Map<string, string>}
 */
function japanese(vocabulary) {
  const terms = new Map();
  for (const list of [vocabulary.stop, vocabulary.optional, vocabulary.alternatives]) {
    for (const word of list.filter(isNotASCII)) terms.set(word, word);
  }
  for (const level of vocabulary.levels) {
    for (const word of level.words.filter(isNotASCII)) terms.set(word, level.level);
  }
  for (const place of vocabulary.places) {
    for (const name of [place.ja, ...place.also].filter(isNotASCII)) {
      const [word, ...more] = words(name);
      if (word && !more.length && !terms.has(word)) {
        terms.set(word, place.subcategory || place.category);
      }
    }
  }
  return terms;
}

/**
 * Splits a Japanese word at the terms in it, the longest first, and drops the
 * particles between them.
 *
 * @param {string} word
 * @param {Map<string, string>} terms
 */
function cut(word, terms) {
  const letters = [...word];
  const longest = Math.max(0, ...[...terms.keys()].map((term) => [...term].length));
  /** @type {string[]} */
  const out = [];
  let rest = 0; // where what is no term begins
  const flush = (/** @type {number} */ end) => {
    const piece = letters.slice(rest, end);
    if (piece.some((c) => c < "ぁ" || c > "ん")) out.push(piece.join(""));
  };
  for (let i = 0; i < letters.length;) {
    let n = Math.min(longest, letters.length - i);
    for (; n > 1; n--) {
      const english = terms.get(letters.slice(i, i + n).join(""));
      if (english === undefined) continue;
      flush(i);
      out.push(...words(english));
      rest = i + n;
      break;
    }
    i += Math.max(n, 1);
  }
  flush(letters.length);
  return out;
}

/** How a query names a place. */
export const NOT_NAMED = 0;
export const PART_NAMED = 1;
export const WHOLE_NAMED = 2;

/**
 * Returns how the required words of a query name a place.
 *
 * @param {Vocabulary} vocabulary
 * @param {Place} place
 * @param {QueryWord[]} required
 */
export function naming(vocabulary, place, required) {
  if (!required.length) return NOT_NAMED;
  const name = place.subcategory || place.category;
  if (names(vocabulary, name, required)) return WHOLE_NAMED;
  const parts = name.split(/&|,|\/| - | and /);
  const others = parts.length > 1 ? [...parts, ...place.also] : place.also;
  return others.some((part) => names(vocabulary, part, required)) ? PART_NAMED : NOT_NAMED;
}

/**
 * Reports whether the required words name what is called so: a name of one word
 * must be the only one, one of several must be among them.
 *
 * @param {Vocabulary} vocabulary
 * @param {string} name
 * @param {QueryWord[]} required
 */
function names({ stop, optional }, name, required) {
  const all = words(name);
  const telling = all.filter((word) => !stop.includes(word) && !optional.includes(word));
  const stems = (telling.length ? telling : all).map(stem);
  if (!stems.length || (stems.length === 1 && required.length > 1)) return false;
  return required.some((_, start) => stems.every((s, i) => s === required[start + i]?.stem));
}
