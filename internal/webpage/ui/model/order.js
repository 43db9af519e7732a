/** The order of the table. */
import { compareText } from "../core/collation.js";
import { data } from "./data.js";
import { cell } from "./items.js";
import { state } from "./state.js";

/** @type {Record<string, number>} */
const LEVEL_RANKS = { graduated: 1, incubating: 2, sandbox: 3, inception: 4, archived: 6 };
const OTHER_LEVEL_RANK = 5;

/**
 * Sorts items by the column of the state. Items without a value come last in
 * either direction.
 *
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function sorted(list, level) {
  const column = state.sort.replace(/^-/, "");
  if (!data.columns.some(({ name }) => name === column)) return list;
  const direction = state.sort.startsWith("-") ? -1 : 1;
  const keyed = list.map((i) => ({
    i,
    key: column === "maturity" ? levelKey(level[i]) : cell(i, column),
  }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, direction));
  return keyed.map(({ i }) => i);
}

/**
 * @param {string} a
 * @param {string} b
 * @param {number} direction
 */
function compareKeys(a, b, direction) {
  if (!a !== !b) return a ? -1 : 1;
  return direction * compareText(a, b);
}

/** @param {string | null} level */
function levelKey(level) {
  return level ? String(LEVEL_RANKS[level] ?? OTHER_LEVEL_RANK) : "";
}
