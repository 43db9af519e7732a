/** The items of each value of a filter. */
import { all, data, filterNamed } from "./data.js";

/**
 * A value of a filter, and 1 for each item that has it.
 *
 * @typedef {{ name: string, carriers: Uint8Array }} ValueSet
 */

/** @param {import("./data.js").FilterValue} value */
function valueSet({ name, items = [] }) {
  const carriers = new Uint8Array(all.length);
  for (let k = 0; k < items.length; k += 2) carriers.fill(1, items[k], items[k] + items[k + 1]);
  return { name, carriers };
}

/**
 * The values of each filter that lists them.
 *
 * @type {Map<string, ValueSet[]>}
 */
export const valueSets = new Map(
  data.filters.map((filter) => [filter.name, (filter.values ?? []).map(valueSet)]),
);

/**
 * Returns the items that have a value of a filter.
 *
 * @param {string} filter
 * @param {string} value
 */
export function carriersOf(filter, value) {
  return filterNamed(filter) && valueSets.get(filter)?.find(({ name }) => name === value)?.carriers;
}
