/** Copies of the shown items, in the formats of the command. */
import { csv } from "../core/csv.js";
import { table } from "../core/markdown.js";
import { quote } from "../core/shell.js";
import { words } from "../core/text.js";
import { escapeInJSON } from "../core/visible.js";
import { data } from "./data.js";
import { cell, describe, isMember, onDay } from "./items.js";
import { currentGroup, groupCategories, isEverywhere, zoomedBox } from "./groups.js";
import { ALL_GROUPS, chosen, state } from "./state.js";

/**
 * How a product has ended, where its name is too long.
 *
 * @type {Record<string, string>}
 */
const SHORT = { repository_archived: "repo archived", closed_to_new_customers: "closing" };

/**
 * Returns a cell of a table for people, where the level of a product that ended says so.
 *
 * @param {number} i
 * @param {string} column
 */
function briefCell(i, column) {
  if (column === "description") return describe(i);
  const ended = String(data.items[i].lifecycle ?? "");
  return cell(i, column) || (column === "maturity" ? (SHORT[ended] ?? ended) : "");
}

/**
 * Returns the filters that select the group, or the subcategory that is shown alone.
 *
 * @returns {[name: string, value: string][]}
 */
export function placementFilters() {
  const zoomed = zoomedBox();
  if (isEverywhere()) return [];
  if (zoomed !== undefined) {
    const { category, subcategory } = data.boxes[zoomed];
    return [["subcategory", `${category}/${subcategory}`]];
  }
  if (currentGroup() === ALL_GROUPS) return [];
  return groupCategories().map((category) => ["category", category]);
}

export const copies = {
  /** @param {number[]} list */
  csv(list) {
    return csv([data.record, ...list.map((i) => data.record.map((column) => cell(i, column)))]);
  },

  /** @param {number[]} list */
  json(list) {
    return escapeInJSON(JSON.stringify(list.map(onDay), null, 2) + "\n");
  },

  /** @param {number[]} list */
  markdown(list) {
    const headers = data.brief.map((column) => column.toUpperCase());
    const rows = list.map((i) => data.brief.map((column) => briefCell(i, column)));
    return table(headers, rows);
  },

  /**
   * Returns the command line that lists what is shown.
   *
   * @param {number[]} [list]
   */
  command(list = []) {
    const filters = data.filters.flatMap((filter) =>
      chosen(filter).map((value) => `--${filter.name} ${quote(value)}`),
    );
    const parts = [
      "landscope",
      ...(state.q ? ["search", ...words(state.q).map(quote)] : ["list"]),
      ...data.source.map(quote),
      ...filters,
      ...placementFilters().map(([name, value]) => `--${name} ${quote(value)}`),
    ];
    if (list.some(isMember) && !state.filters.kind?.length) parts.push("--kind all");
    if (state.day) parts.push("--as-of " + quote(state.day));
    if (state.sort && !state.q) parts.push("--sort=" + quote(state.sort));
    return parts.join(" ") + "\n";
  },
};
