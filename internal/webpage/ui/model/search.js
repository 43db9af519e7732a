/** The search over the items of the page. */
import { prepare, rank } from "../core/ranking.js";
import { all, data } from "./data.js";

/** @type {import("../core/ranking.js").Entry[]} */
const entries = [];

/** @param {number} i */
function entryOf(i) {
  return (entries[i] ??= prepare(searchable(i), data.weights));
}

/**
 * @param {number} i
 * @returns {import("../core/ranking.js").Searchable}
 */
function searchable(i) {
  const { name, summary, tag = [], own_tags = [], category, subcategory } = data.items[i];
  const { description, note } = data.items[i];
  const { aliases = [], former_names = [], description_ja } = data.more[i];
  return {
    name,
    aliases: aliases.map((alias) => alias.name),
    formerNames: former_names.map((alias) => alias.name),
    tags: [...(summary?.tags ?? []), ...tag, ...own_tags],
    descriptions: [description, description_ja, note].filter((text) => text !== undefined),
    boxes: [category, subcategory],
  };
}

/** Prepares all items, so that the first search is as quick as others. */
export function prepareSearch() {
  for (const i of all) entryOf(i);
}

/**
 * Returns those of the items that match a query, best first.
 *
 * @param {number[]} items
 * @param {string} query
 * @param {(i: number) => string | null} levelOf
 */
export function search(items, query, levelOf) {
  const candidates = items.map((i) => ({ item: i, entry: entryOf(i), level: levelOf(i) ?? "" }));
  return rank(candidates, query, data.weights).map((hit) => hit.item);
}
