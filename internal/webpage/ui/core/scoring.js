/** Scores items as internal/search/score.go and places.go do. */
import { levelBonus, nameBonus, rung } from "./bonuses.js";
import { isMisspelling } from "./distance.js";
import { placementKey } from "./entry.js";
import { numberedWord, wordNumber, WordValues } from "./lexicon.js";
import { isNotASCII, naming, stem, PART_NAMED, WHOLE_NAMED } from "./query.js";
import { words } from "./text.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./entry.js").WeightedText} WeightedText */
/** @typedef {import("./entry.js").Weights} Weights */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Vocabulary} Vocabulary */

/**
 * @template T
 * @typedef {object} Candidate
 * @property {T} item
 * @property {Entry} entry
 * @property {string} level the maturity, "" if there is none
 */

/**
 * @template T
 * @typedef {object} Hit
 * @property {T} item
 * @property {number} score
 * @property {number} strength of the words that matched, in a partial result
 * @property {string[]} words the matched words of the item
 * @property {string} folded
 * @property {number} missing how many required words the item lacks
 */

/** @typedef {{ score: number, word: string }} WordMatch */

/**
 * How a placement matches a query.
 *
 * @typedef {object} PlaceMatch
 * @property {WordMatch[]} words by the words of the query
 * @property {number} named what is added because the query names it
 */

/** A word, the beginning of one, or another form of it matches. */
export const BEGINNING = 0;
/** A part of a word also matches. */
export const INSIDE = 1;
/** A misspelling of a word in a name also matches. */
export const TYPO = 2;

/**
 * What items are scored by.
 *
 * @typedef {object} Scorer
 * @property {Query} query
 * @property {QueryWord[]} words required, then optional
 * @property {Map<string, PlaceMatch>} places
 * @property {Weights} weights
 * @property {number[]} modes which matches count, by word: BEGINNING, INSIDE or TYPO
 * @property {WordValues[][]} likeness of each word to those of entries, by mode
 * @property {number[] | undefined} rarity of the required words, if items may lack some
 */

/**
 * @param {Query} query
 * @param {Weights} weights
 * @param {Vocabulary} vocabulary
 * @returns {Scorer}
 */
export function newScorer(query, weights, vocabulary) {
  const queried = [...query.required, ...query.optional];
  const likeness = queried.map((word) =>
    [BEGINNING, INSIDE, TYPO].map(
      (mode) => new WordValues((w) => likenessOf(word, w, mode, weights)),
    ),
  );
  const places = matchPlaces(vocabulary, query, queried, likeness, weights);
  return { query, words: queried, places, weights, modes: [], likeness, rarity: undefined };
}

/**
 * Returns how each placement of a landscape matches a query.
 *
 * @param {Vocabulary} vocabulary
 * @param {Query} query
 * @param {QueryWord[]} queried
 * @param {WordValues[][]} likeness
 * @param {Weights} weights
 */
function matchPlaces(vocabulary, query, queried, likeness, weights) {
  const english = !queried.some((word) => isNotASCII(word.text));
  const found = vocabulary.places.map((place) => {
    const own = [place.subcategory || place.category, english ? "" : place.ja];
    const texts = own.map((name) => ({ weight: weights.Box, words: wordNumbers(name) }));
    return {
      place,
      words: queried.map((word, i) => bestMatch(texts, likeness[i][insideText(word, INSIDE)])),
      naming: naming(vocabulary, place, query.required),
    };
  });
  const promoted = query.required.length === 1 && found.some((f) => f.naming === WHOLE_NAMED);
  /** @type {(naming: number, whole: number) => number} */
  const bonus = (naming, whole) => {
    if (naming === WHOLE_NAMED || (naming === PART_NAMED && promoted)) return whole;
    return naming === PART_NAMED ? weights.Part : 0;
  };
  /** @type {Map<string, PlaceMatch>} */
  const places = new Map();
  let category = found[0];
  for (const f of found) {
    if (!f.place.subcategory) {
      category = f;
      continue;
    }
    const better = category.words.map((w, i) => (w.score > f.words[i].score ? w : f.words[i]));
    const named = [bonus(f.naming, weights.Subcategory), bonus(category.naming, weights.Category)];
    places.set(placementKey(f.place), { words: better, named: Math.max(...named) });
  }
  return places;
}

/**
 * Returns the score of a candidate, or undefined if it lacks a required word and may not.
 *
 * @template T
 * @param {Candidate<T>} candidate
 * @param {Scorer} scorer
 * @returns {Hit<T> | undefined}
 */
export function score({ item, entry, level }, scorer) {
  const { query, weights, rarity } = scorer;
  if (!rarity && query.required.some((_, i) => !isFound(entry, scorer, i))) return undefined;
  /** @type {string[]} */
  const matched = [];
  const hit = { item, score: 0, strength: 0, words: matched, folded: entry.folded, missing: 0 };
  const sums = { required: 0, optional: 0 };
  for (const i of scorer.words.keys()) {
    const found = matches(entry, scorer, i);
    const isRequired = i < query.required.length;
    for (const match of found) {
      hit.words.push(match.word);
      sums[isRequired ? "required" : "optional"] += match.score;
    }
    if (isRequired && !found.length) {
      hit.missing++;
    } else if (isRequired && rarity) {
      hit.strength += rarity[i];
    }
  }
  const part = weights.OptionalPart;
  const count = Math.max(1, query.required.length);
  let total = Math.floor((sums.required * part + sums.optional) / (part * count));
  if (level === "archived" || entry.ended) total = Math.floor(total / weights.ArchivedPart);
  const named = namedBonus(entry, level, scorer);
  if (named && named !== weights.Part && rarity) hit.strength += rarity.reduce((a, b) => a + b);
  if (named) total = Math.floor(total / weights.NamedPart) + named + rung(level, weights);
  else total += levelBonus(level, weights);
  hit.score = total + nameBonus(entry, query.slugs, scorer.modes.includes(TYPO), weights);
  return hit;
}

/**
 * Returns how the i-th word matches the sides and placements of an item.
 *
 * @param {Entry} entry
 * @param {Scorer} scorer
 * @param {number} i
 */
export function matches(entry, scorer, i) {
  const word = scorer.words[i];
  const mode = scorer.modes[i];
  const inNames = scorer.likeness[i][mode];
  const inTexts = scorer.likeness[i][insideText(word, mode)];
  let best = NO_MATCH;
  for (const key of entry.placements) {
    const match = scorer.places.get(key)?.words[i];
    if (match && match.score > best.score) best = match;
  }
  /** @type {WordMatch[]} */
  const found = [];
  entry.sides.forEach((side, n) => {
    const match = bestMatch(side, n === 0 ? inNames : inTexts);
    if (match.score) found.push(match);
  });
  if (best.score) found.push(best);
  return found;
}

/**
 * Returns what is added because the query names a placement of an item. A part of
 * a name tells little, so it raises only what the foundation hosts.
 *
 * @param {Entry} entry
 * @param {string} level
 * @param {Scorer} scorer
 */
function namedBonus(entry, level, { places, weights }) {
  const best = Math.max(0, ...entry.placements.map((key) => places.get(key)?.named ?? 0));
  return best === weights.Part && (!level || level === "archived") ? 0 : best;
}

/**
 * Returns which matches count in what is not a name: a misspelling does not, and
 * a short word does not count as a part of another.
 *
 * @param {QueryWord} word
 * @param {number} mode
 */
function insideText(word, mode) {
  return word.bytes < 5 ? BEGINNING : Math.min(mode, INSIDE);
}

/**
 * Reports whether the i-th word matches anything of an item.
 *
 * @param {Entry} entry
 * @param {Scorer} scorer
 * @param {number} i
 */
function isFound(entry, scorer, i) {
  const mode = scorer.modes[i];
  const inTexts = scorer.likeness[i][insideText(scorer.words[i], mode)];
  for (const key of entry.placements) if (scorer.places.get(key)?.words[i].score) return true;
  for (const side of entry.sides) {
    const likeness = side === entry.sides[0] ? scorer.likeness[i][mode] : inTexts;
    for (const text of side) for (const n of text.words) if (likeness.of(n)) return true;
  }
  return false;
}

/** @type {WordMatch} */
const NO_MATCH = { score: 0, word: "" };

/**
 * @param {WeightedText[]} side
 * @param {WordValues} likeness
 * @returns {WordMatch}
 */
function bestMatch(side, likeness) {
  let best = 0;
  let found = 0;
  for (const text of side) {
    for (const n of text.words) {
      const value = text.weight * likeness.of(n);
      if (value <= best) continue;
      best = value;
      found = n;
    }
  }
  return best ? { score: best, word: numberedWord(found) } : NO_MATCH;
}

/** @type {Map<string, number[]>} */
const numbered = new Map();

/**
 * Returns the words of the name of a place.
 *
 * @param {string} name
 */
function wordNumbers(name) {
  let all = numbered.get(name);
  if (!all) numbered.set(name, (all = words(name).map(wordNumber)));
  return all;
}

/**
 * Reports whether a word has the stem.
 *
 * @param {string} word
 * @param {string} wanted
 */
function isForm(word, wanted) {
  return word.startsWith(wanted) && stem(word) === wanted;
}

/**
 * @param {QueryWord} queried
 * @param {string} word
 * @param {number} mode
 * @param {Weights} weights
 */
function likenessOf(queried, word, mode, weights) {
  if (queried.text === word) return weights.Whole;
  if (isForm(word, queried.stem) || (queried.also && isForm(word, queried.also))) {
    return weights.Stem;
  }
  if (word.startsWith(queried.text)) return weights.Start;
  if (mode >= INSIDE && queried.bytes >= 3 && word.includes(queried.text)) return weights.Inside;
  return mode === TYPO && isMisspelling(queried.text, word) ? weights.Typo : 0;
}
