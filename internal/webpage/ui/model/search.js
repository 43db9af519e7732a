/** The search over the items of the page. */
import { prepare } from "../core/entry.js";
import { rank } from "../core/ranking.js";
import { all, data } from "./data.js";

/** @type {import("../core/entry.js").Entry[]} */
const entries = [];

/** @param {number} i */
function entryOf(i) {
  return (entries[i] ??= prepare(searchable(i), data.weights));
}

/**
 * @param {number} i
 * @returns {import("../core/entry.js").Searchable}
 */
function searchable(i) {
  const { name, summary, tag = [], own_tags = [], description, note } = data.items[i];
  const { category, subcategory, additional_categories = [] } = data.items[i];
  const { aliases = [], former_names = [], relations = [], description_ja } = data.more[i];
  return {
    name,
    aliases: aliases.map((alias) => alias.name),
    formerNames: former_names.map((alias) => alias.name),
    tags: [...(summary?.tags ?? []), ...tag, ...own_tags],
    descriptions: [description, description_ja, note].filter((text) => text !== undefined),
    placements: [{ category, subcategory }, ...additional_categories],
    alternatives: relations.filter(isAlternative).map((relation) => relation.item),
  };
}

/** Prepares all items, so that the first search is as quick as others. */
export function prepareSearch() {
  for (const i of all) entryOf(i);
}

/** @param {{ type: string, until?: string }} relation */
function isAlternative({ type, until }) {
  return !until && (type === "alternative_to" || type === "succeeded_by");
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
  const { hits } = rank(candidates, query, data.weights, data.vocabulary, all.map(entryOf));
  return hits.map((hit) => hit.item);
}
