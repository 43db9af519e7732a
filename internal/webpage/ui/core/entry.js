/** Prepares items for the search. */
import { wordNumber } from "./lexicon.js";
import { fold, slug, words } from "./text.js";

/**
 * The weights of search.Weights.
 *
 * @typedef {Record<
 *   | "Name" | "Alias" | "Former" | "Tag" | "Description" | "Box"
 *   | "Whole" | "Start" | "Stem" | "Inside" | "Typo"
 *   | "Exact" | "Near" | "Begins"
 *   | "Subcategory" | "Category" | "Part" | "NamedPart" | "Rung"
 *   | "Graduated" | "Incubating" | "Sandbox" | "ArchivedPart" | "OptionalPart"
 *   | "Alternative" | "SamePlacement",
 *   number
 * >} Weights
 */

/** @typedef {{ category: string, subcategory: string }} Placement */

/**
 * What ranking reads of an item.
 *
 * @typedef {object} Searchable
 * @property {string} name
 * @property {string[]} aliases
 * @property {string[]} formerNames
 * @property {string[]} tags
 * @property {string[]} descriptions
 * @property {Placement[]} placements
 * @property {string[]} alternatives names of alternatives and successors
 * @property {boolean} ended whether it is a product that is no longer what it was
 */

/** @typedef {{ weight: number, words: number[] }} WeightedText words are numbers of the lexicon */

/**
 * An item prepared for ranking. Its sides are texts of which the best match
 * counts; words of the first one, its names, may be misspelled in a query.
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} folded the name as hits are ordered by
 * @property {string} slug
 * @property {string[]} slugs of all names
 * @property {WeightedText[][]} sides
 * @property {string[]} placements keys of its placements, the first one first
 * @property {string[]} alternatives
 * @property {boolean} ended
 */

/** @param {Placement} placement */
export const placementKey = ({ category, subcategory }) => category + "\0" + subcategory;

/**
 * Prepares an item for ranking.
 *
 * @param {Searchable} item
 * @param {Weights} weights
 * @returns {Entry}
 */
export function prepare(item, weights) {
  /** @type {(weight: number, texts: string[]) => WeightedText[]} */
  const weigh = (weight, texts) =>
    texts.map((text) => ({ weight, words: words(text).map(wordNumber) }));
  const own = slug(item.name);
  const [base, inner] = splitParenthesis(item.name);
  return {
    name: item.name,
    folded: fold(item.name),
    slug: own,
    slugs: [own, slug(base), slug(inner), ...item.aliases.map(slug)],
    sides: [
      [
        ...weigh(weights.Name, [item.name]),
        { weight: weights.Name, words: [wordNumber(own.replaceAll("-", ""))] },
        ...weigh(weights.Alias, item.aliases),
        ...weigh(weights.Former, item.formerNames),
      ],
      weigh(weights.Tag, item.tags),
      weigh(weights.Description, item.descriptions),
    ],
    placements: item.placements.map(placementKey),
    alternatives: item.alternatives,
    ended: item.ended,
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
