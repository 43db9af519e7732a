/**
 * Ranks items as `landscope search` does: internal/search says why, and both are
 * held to the same vectors.
 */
import { rung } from "./bonuses.js";
import { understand } from "./query.js";
import { BEGINNING, INSIDE, matches, newScorer, score, TYPO } from "./scoring.js";
import { compare } from "./text.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./entry.js").Weights} Weights */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Vocabulary} Vocabulary */
/** @typedef {import("./scoring.js").Scorer} Scorer */
/**
 * @template T
 * @typedef {import("./scoring.js").Candidate<T>} Candidate
 */
/**
 * @template T
 * @typedef {import("./scoring.js").Hit<T>} Hit
 */

/**
 * What a search found, best first.
 *
 * @template T
 * @typedef {object} Result
 * @property {Hit<T>[]} hits
 * @property {string} level that the query names, or ""
 * @property {string} ignored a level of the query at which nothing was found, or ""
 * @property {string} words that an item must have
 * @property {string} alternativesTo the name of the item whose alternatives were found, or ""
 * @property {boolean} partial whether no item has all words
 * @property {number} complete how many items have all words, if others follow; else 0
 */

/**
 * Searches candidates, which are some of the entries of a landscape.
 *
 * @template T
 * @param {Candidate<T>[]} candidates
 * @param {string} text
 * @param {Weights} weights
 * @param {Vocabulary} vocabulary
 * @param {Entry[]} entries
 * @returns {Result<T>}
 */
export function rank(candidates, text, weights, vocabulary, entries) {
  /** @param {string} name */
  const isName = (name) => entries.some((entry) => entry.slugs.includes(name));
  /** @param {boolean} segment */
  const attempt = (segment) => {
    const query = understand(vocabulary, text, segment, isName);
    return { query, result: search(candidates, query, weights, vocabulary, entries) };
  };
  const { query, result } = attempt(false);
  if (result.hits.length && !result.partial) return result;
  const segmented = attempt(true);
  if (segmented.query.words.join(" ") === query.words.join(" ")) return result;
  return segmented.result.hits.length ? segmented.result : result;
}

/**
 * Returns the result of a query. A level that leaves nothing to be found is
 * ignored.
 *
 * @template T
 * @param {Candidate<T>[]} candidates
 * @param {Query} query
 * @param {Weights} weights
 * @param {Vocabulary} vocabulary
 * @param {Entry[]} entries
 * @returns {Result<T>}
 */
function search(candidates, query, weights, vocabulary, entries) {
  const wanted = query.slugs[query.slugs.length - 1];
  const anchor = query.alternatives && entries.find((entry) => entry.slugs.includes(wanted));
  const atLevel = query.level ? candidates.filter((c) => c.level === query.level) : candidates;
  let result = { hits: /** @type {Hit<T>[]} */ ([]), partial: false, complete: 0 };
  let level = query.level;
  if (anchor) {
    result.hits = alternativesTo(anchor, atLevel, weights);
  } else if (query.required.length || query.optional.length || level) {
    const scorer = newScorer(query, weights, vocabulary);
    result = find(atLevel, scorer);
    if (!result.hits.length && level) {
      level = "";
      result = find(candidates, scorer);
    }
    result = putFirst(result, compared(query, entries), candidates, weights);
  }
  result.hits.sort(
    (a, b) =>
      Math.sign(b.strength - a.strength) || b.score - a.score || compare(a.folded, b.folded),
  );
  return {
    ...result,
    level,
    ignored: level ? "" : query.level,
    words: query.required.map(({ text }) => text).join(" "),
    alternativesTo: anchor ? anchor.name : "",
  };
}

/**
 * Returns the entries that a query names if each of its words, of which there are
 * several, is the name of one.
 *
 * @param {Query} query
 * @param {Entry[]} entries
 * @returns {Entry[]}
 */
function compared({ required }, entries) {
  if (required.length < 2) return [];
  /** @type {Entry[]} */
  const found = [];
  for (const { text } of required) {
    const entry = entries.find(({ slugs }) => slugs.includes(text));
    if (!entry || found.includes(entry)) return [];
    found.push(entry);
  }
  return found;
}

/**
 * Puts the entries that a query compares first.
 *
 * @template T
 * @param {{ hits: Hit<T>[], partial: boolean, complete: number }} result
 * @param {Entry[]} entries
 * @param {Candidate<T>[]} candidates
 * @param {Weights} weights
 */
function putFirst(result, entries, candidates, weights) {
  if (!entries.length) return result;
  const isFirst = new Set(candidates.filter((c) => entries.includes(c.entry)).map((c) => c.item));
  const { hits, partial, complete } = result;
  const whole = partial || complete ? hits.slice(0, complete) : hits;
  const others = whole.filter(({ item }) => !isFirst.has(item));
  for (const hit of others) hit.strength = 0;
  const first = entries.flatMap((entry, i) =>
    candidates
      .filter((c) => c.entry === entry)
      .map(({ item }) => newHit(item, entry, weights.Exact - i)),
  );
  return { hits: [...first, ...others], partial: false, complete: 0 };
}

/**
 * @template T
 * @param {T} item
 * @param {Entry} entry
 * @param {number} score
 * @returns {Hit<T>}
 */
function newHit(item, entry, score) {
  return { item, score, strength: 0, words: [], folded: entry.folded, missing: 0 };
}

/**
 * Returns the candidates that match: those that have every word or, if there are
 * few or none, also those that have some. Partial says that none has every word,
 * complete how many have if others follow.
 *
 * @template T
 * @param {Candidate<T>[]} candidates
 * @param {Scorer} scorer
 */
function find(candidates, scorer) {
  const { required } = scorer.query;
  /** @param {number} mode */
  const complete = (mode) => {
    const lenient = { ...scorer, modes: scorer.words.map(() => mode) };
    /** @type {Hit<T>[]} */
    const hits = [];
    for (const candidate of candidates) {
      const hit = score(candidate, lenient);
      if (hit) hits.push(hit);
    }
    return hits;
  };
  let hits = complete(INSIDE);
  if (required.length && !hits.some((hit) => beginsWithQuery(hit, required))) hits = complete(TYPO);
  if (required.length <= 1 || hits.length >= FEW_HITS) return { hits, partial: false, complete: 0 };
  const found = new Set(hits.map(({ item }) => item));
  const some = findSome(candidates, scorer).filter(({ item }) => !found.has(item));
  for (const hit of hits) hit.strength = Infinity; // so that they stay first
  return {
    hits: [...hits, ...some],
    partial: !hits.length && some.length > 0,
    complete: some.length ? hits.length : 0,
  };
}

/** The number of items with every word below which those that have some follow. */
const FEW_HITS = 3;

/**
 * @param {Hit<unknown>} hit
 * @param {QueryWord[]} required
 */
function beginsWithQuery(hit, required) {
  return hit.words.some((word) => required.some((q) => word.startsWith(q.stem)));
}

/**
 * Returns the candidates that have some of the required words, as long as these
 * tell at least half as much as those of the best one. A word tells the more,
 * the fewer candidates have it; one that occurs only within other words, or
 * misspelled, tells little.
 *
 * @template T
 * @param {Candidate<T>[]} candidates
 * @param {Scorer} scorer
 */
function findSome(candidates, scorer) {
  const modes = scorer.words.map(() => BEGINNING);
  const strict = { ...scorer, modes };
  const have = scorer.query.required.map(
    (_, i) => candidates.filter(({ entry }) => matches(entry, strict, i).length > 0).length,
  );
  const rarity = have.map((n) => (n ? 32 - Math.clz32(Math.floor(candidates.length / n)) : 1));
  const lenient = { ...scorer, rarity, modes: modes.map((m, i) => (have[i] === 0 ? TYPO : m)) };
  const hits = candidates
    .map((c) => score(c, lenient))
    .filter((hit) => hit !== undefined)
    .filter((hit) => hit.missing < rarity.length);
  const best = Math.max(0, ...hits.map((hit) => hit.strength));
  return hits.filter((hit) => 2 * hit.strength >= best);
}

/**
 * Returns the alternatives and successors of an item, and then the others of its
 * subcategory.
 *
 * @template T
 * @param {Entry} to
 * @param {Candidate<T>[]} candidates
 * @param {Weights} weights
 */
function alternativesTo(to, candidates, weights) {
  /** @type {Hit<T>[]} */
  const hits = [];
  for (const { item, entry, level } of candidates) {
    let base = entry.placements[0] === to.placements[0] ? weights.SamePlacement : 0;
    if (to.alternatives.includes(entry.name)) base = weights.Alternative;
    if (!base || entry.name === to.name) continue;
    hits.push(newHit(item, entry, base + rung(level, weights)));
  }
  return hits;
}
