/** What raises the score of an item besides its words: its level and its name. */
import { isMisspelling } from "./distance.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./entry.js").Weights} Weights */

/**
 * Returns what is added for a level.
 *
 * @param {string} level
 * @param {Weights} weights
 */
export function levelBonus(level, weights) {
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
 * Returns what is added for the level of an item of a place that the query names.
 *
 * @param {string} level
 * @param {Weights} weights
 */
export function rung(level, weights) {
  switch (level) {
    case "graduated":
      return 4 * weights.Rung;
    case "incubating":
      return 3 * weights.Rung;
    case "sandbox":
      return 2 * weights.Rung;
    case "archived":
      return 0;
    default:
      return weights.Rung;
  }
}

/**
 * Raises items that are named by the whole of the query.
 *
 * @param {Entry} entry
 * @param {string[]} queries
 * @param {boolean} typos
 * @param {Weights} weights
 */
export function nameBonus(entry, queries, typos, weights) {
  if (queries.some((wanted) => entry.slugs.includes(wanted))) return weights.Exact;
  const isNear = (/** @type {string} */ wanted) =>
    entry.slugs.some((name) => isMisspelling(wanted, name));
  if (typos && queries.some(isNear)) return weights.Near;
  return queries.some((wanted) => entry.slug.startsWith(wanted)) ? weights.Begins : 0;
}
