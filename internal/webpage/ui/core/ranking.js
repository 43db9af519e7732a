/**
 * Ranks items as `landscope search` does: internal/search/score.go says
 * why, and both are held to the same vectors.
 */
import { isMisspelling } from "./distance.js";
import { byteLength, compare, fold, slug, trim, words } from "./text.js";

/**
 * The weights of landscape.Weights.
 *
 * @typedef {Record<
 *   | "Name" | "Alias" | "Former" | "Tag" | "Description" | "Box"
 *   | "Whole" | "Start" | "Inside" | "Typo"
 *   | "Exact" | "Near" | "Begins"
 *   | "Graduated" | "Incubating" | "Sandbox" | "ArchivedPart",
 *   number
 * >} Weights
 */

/**
 * The texts of an item that are ranked.
 *
 * @typedef {object} Searchable
 * @property {string} name
 * @property {string[]} aliases
 * @property {string[]} formerNames
 * @property {string[]} tags
 * @property {string[]} descriptions
 * @property {string[]} boxes names of the category and the subcategory
 */

/** @typedef {{ weight: number, words: string[] }} WeightedText */

/**
 * An item prepared for ranking. Its sides are texts of which the best match
 * counts; words of the first one, its names, may be misspelled in a query.
 *
 * @typedef {object} Entry
 * @property {string} folded the name as hits are ordered by
 * @property {string} slug
 * @property {string[]} slugs of all names
 * @property {WeightedText[][]} sides
 */

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
 * @property {string[]} words the matched words of the item
 * @property {string} folded
 */

/** @typedef {{ text: string, bytes: number }} QueryWord */

/**
 * Prepares an item for ranking.
 *
 * @param {Searchable} item
 * @param {Weights} weights
 * @returns {Entry}
 */
export function prepare(item, weights) {
  /** @type {(weight: number, texts: string[]) => WeightedText[]} */
  const weigh = (weight, texts) => texts.map((text) => ({ weight, words: words(text) }));
  const own = slug(item.name);
  const [base, inner] = splitParenthesis(item.name);
  return {
    folded: fold(item.name),
    slug: own,
    slugs: [own, slug(base), slug(inner), ...item.aliases.map(slug)],
    sides: [
      [
        ...weigh(weights.Name, [item.name]),
        { weight: weights.Name, words: [own.replaceAll("-", "")] },
        ...weigh(weights.Alias, item.aliases),
        ...weigh(weights.Former, item.formerNames),
      ],
      weigh(weights.Tag, item.tags),
      weigh(weights.Description, item.descriptions),
      weigh(weights.Box, item.boxes),
    ],
  };
}

/**
 * Splits "The Update Framework (TUF)" into what is before and what is within
 * the parentheses.
 *
 * @param {string} name
 */
function splitParenthesis(name) {
  const start = name.indexOf(" (");
  if (start < 0 || !name.endsWith(")")) return [name, ""];
  return [name.slice(0, start), name.slice(start + 2, -1)];
}

/**
 * Returns the candidates that have every word of the query, best first. Typos
 * are allowed for if no word of an item begins with a queried one.
 *
 * @template T
 * @param {Candidate<T>[]} candidates
 * @param {string} query
 * @param {Weights} weights
 * @returns {Hit<T>[]}
 */
export function rank(candidates, query, weights) {
  const queried = words(query).map((text) => ({ text, bytes: byteLength(text) }));
  if (!queried.length) return [];
  const wanted = slug(trim(query));
  /** @param {boolean} typos */
  const scoreAll = (typos) => {
    const hits = candidates.map((c) => score(c, wanted, queried, typos, weights));
    return hits.filter((hit) => hit !== null);
  };
  let hits = scoreAll(false);
  if (!hits.some((hit) => beginsWithQuery(hit, queried))) hits = scoreAll(true);
  return hits.sort((a, b) => b.score - a.score || compare(a.folded, b.folded));
}

/**
 * @param {Hit<unknown>} hit
 * @param {QueryWord[]} queried
 */
function beginsWithQuery(hit, queried) {
  return hit.words.some((word) => queried.some((q) => word.startsWith(q.text)));
}

/**
 * @template T
 * @param {Candidate<T>} candidate
 * @param {string} wanted the query's slug
 * @param {QueryWord[]} queried
 * @param {boolean} typos
 * @param {Weights} weights
 * @returns {Hit<T> | null}
 */
function score({ item, entry, level }, wanted, queried, typos, weights) {
  let total = 0;
  const matched = [];
  for (const word of queried) {
    let sum = 0;
    for (const [n, side] of entry.sides.entries()) {
      const best = bestMatch(side, word, typos && n === 0, weights);
      if (!best.score) continue;
      sum += best.score;
      matched.push(best.word);
    }
    if (!sum) return null;
    total += sum;
  }
  total = Math.floor(total / queried.length);
  if (level === "archived") total = Math.floor(total / weights.ArchivedPart);
  total += levelBonus(level, weights) + nameBonus(entry, wanted, typos, weights);
  return { item, score: total, words: matched, folded: entry.folded };
}

/**
 * @param {WeightedText[]} side
 * @param {QueryWord} queried
 * @param {boolean} typos
 * @param {Weights} weights
 */
function bestMatch(side, queried, typos, weights) {
  const best = { score: 0, word: "" };
  for (const text of side) {
    for (const word of text.words) {
      const score = text.weight * likeness(queried, word, typos, weights);
      if (score > best.score) Object.assign(best, { score, word });
    }
  }
  return best;
}

/**
 * @param {QueryWord} queried
 * @param {string} word
 * @param {boolean} typos
 * @param {Weights} weights
 */
function likeness(queried, word, typos, weights) {
  if (queried.text === word) return weights.Whole;
  if (word.startsWith(queried.text)) return weights.Start;
  if (queried.bytes >= 3 && word.includes(queried.text)) return weights.Inside;
  return typos && isMisspelling(queried.text, word) ? weights.Typo : 0;
}

/**
 * @param {string} level
 * @param {Weights} weights
 */
function levelBonus(level, weights) {
  switch (level) {
    case "graduated":
      return weights.Graduated;
    case "incubating":
      return weights.Incubating;
    case "sandbox":
      return weights.Sandbox;
    default:
      return 0;
  }
}

/**
 * Raises items that are named by the whole of the query.
 *
 * @param {Entry} entry
 * @param {string} wanted
 * @param {boolean} typos
 * @param {Weights} weights
 */
function nameBonus(entry, wanted, typos, weights) {
  if (entry.slugs.includes(wanted)) return weights.Exact;
  if (typos && entry.slugs.some((name) => isMisspelling(wanted, name))) return weights.Near;
  return entry.slug.startsWith(wanted) ? weights.Begins : 0;
}
