/** The search over the items of the page. */
import { prepare } from "../core/entry.js";
import { rank } from "../core/ranking.js";
import { fold } from "../core/text.js";
import { all, data, wording } from "./data.js";
import { whenIdle } from "./idle.js";
import { levelName } from "./names.js";

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
  const { category, subcategory, additional_categories = [], lifecycle } = data.items[i];
  const { aliases = [], former_names = [], relations = [], description_ja } = data.more[i];
  return {
    name,
    aliases: aliases.map((alias) => alias.name),
    formerNames: former_names.map((alias) => alias.name),
    tags: [...(summary?.tags ?? []), ...tag, ...own_tags],
    descriptions: [description, description_ja, note].filter((text) => text !== undefined),
    placements: [{ category, subcategory }, ...additional_categories],
    alternatives: relations.filter(isAlternative).map((relation) => relation.item),
    ended: lifecycle !== undefined,
  };
}

/** How many items are prepared at a time, while nothing else is to do. */
const PORTION = 200;

/**
 * Prepares all items, and the engine for the program of the search, so that the first
 * search is as quick as others.
 *
 * @param {number} [from] the first item that is not prepared
 */
export function prepareSearch(from = 0) {
  const portion = all.slice(from, from + PORTION);
  for (const i of portion) entryOf(i);
  if (portion.length) search(portion, data.items[from].name, () => "");
  if (portion.length) whenIdle(() => prepareSearch(from + PORTION));
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
  return found(items, query, levelOf).list;
}

/**
 * Returns those of the items that match a query, best first, and what the search made of
 * the query: see notes.
 *
 * @param {number[]} items
 * @param {string} query
 * @param {(i: number) => string | null} levelOf
 */
export function found(items, query, levelOf) {
  const ranked = ranking(items, query, levelOf);
  return { list: ranked.hits.map((hit) => hit.item), notes: notes(ranked) };
}

/**
 * Returns what a query finds among the items.
 *
 * @param {number[]} items
 * @param {string} query
 * @param {(i: number) => string | null} levelOf
 */
function ranking(items, query, levelOf) {
  const candidates = items.map((i) => ({ item: i, entry: entryOf(i), level: levelOf(i) ?? "" }));
  return rank(candidates, query, data.weights, data.vocabulary, all.map(entryOf));
}

/**
 * Returns what the search made of a query, as the notes of `landscope search` do: nothing
 * if every word was taken as it is, or if nothing was found.
 *
 * @param {ReturnType<typeof ranking>} found
 * @returns {string[]}
 */
function notes(found) {
  if (!found.hits.length) return [];
  const { level, ignored, words: required } = found;
  /** @type {string[]} */
  const out = [];
  if (found.alternativesTo) out.push(wording.alternatives.replace("{name}", found.alternativesTo));
  else if (found.partial) out.push(wording.partial);
  else if (found.complete) out.push(wording.first.replace("{n}", String(found.complete)));
  const named = (/** @type {string} */ text) =>
    text.replace("{level}", levelName(level || ignored));
  if (ignored) out.push(named(wording.ignored));
  else if (level && required) out.push(named(wording.at).replace("{words}", required));
  else if (level) out.push(named(wording.every));
  return out;
}

/**
 * Returns the part of a project that a query names, such as Cosign.
 *
 * @param {string} query
 */
export function partNamed(query) {
  const wanted = fold(query);
  return data.parts.find(({ name, aliases = [] }) =>
    [name, ...aliases].some((known) => fold(known) === wanted),
  );
}
