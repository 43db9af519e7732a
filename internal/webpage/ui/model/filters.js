/** The predicates of filters. */
import { contains, parseDateRange } from "../core/dates.js";
import { glob } from "../core/glob.js";
import { fields, fold, trim } from "../core/text.js";
import { data } from "./data.js";
import { carriersOf } from "./filter-values.js";
import { onDay } from "./items.js";
import { chosen } from "./state.js";

/** @typedef {(i: number) => boolean} Predicate */

/**
 * Returns the predicate of a filter, or undefined if no value is chosen. Boxes are
 * selected in selection.js.
 *
 * @param {import("./data.js").Filter} filter
 * @param {(string | null)[]} levels of all items
 * @returns {Predicate | undefined}
 */
export function predicate(filter, levels) {
  const tests = chosen(filter).map((value) => valuePredicate(filter, value, levels));
  return tests.length ? (i) => tests.some((test) => test(i)) : undefined;
}

/**
 * @param {import("./data.js").Filter} filter
 * @param {string} value
 * @param {(string | null)[]} levels
 * @returns {Predicate}
 */
function valuePredicate(filter, value, levels) {
  if (filter.date) return datePredicate(filter.date, value);
  switch (filter.name) {
    case "maturity":
      return maturityPredicate(value, levels);
    case "name":
      return namePredicate(value);
    case "text":
      return textPredicate(value);
    case "related-to":
      return relationPredicate(value);
    default: {
      const carriers = carriersOf(filter.name, value);
      return (i) => Boolean(carriers?.[i]);
    }
  }
}

/**
 * @param {string} value
 * @param {(string | null)[]} levels
 * @returns {Predicate}
 */
function maturityPredicate(value, levels) {
  if (value === "hosted") return (i) => levels[i] !== "";
  if (value === "none") return (i) => levels[i] === "";
  return (i) => levels[i] === value;
}

/**
 * @param {string} pattern
 * @returns {Predicate}
 */
function namePredicate(pattern) {
  const matches = glob(pattern);
  return (i) => matches(data.items[i].name);
}

/**
 * @param {string} value
 * @returns {Predicate}
 */
function textPredicate(value) {
  const wanted = fields(fold(value));
  return (i) => wanted.every((word) => textOf(i).includes(word));
}

/**
 * @param {string} value
 * @returns {Predicate}
 */
function relationPredicate(value) {
  const wanted = fold(value);
  return (i) => (data.more[i].relations ?? []).some(({ item }) => fold(item) === wanted);
}

/**
 * @param {import("./data.js").DateField} field
 * @param {string} value
 * @returns {Predicate}
 */
function datePredicate(field, value) {
  const range = parseDateRange(trim(value));
  return (i) => range !== undefined && contains(range, onDay(i)[field]);
}

/** @type {string[]} */
const texts = [];

/**
 * Returns the text of an item that the filter of that name searches.
 *
 * @param {number} i
 */
function textOf(i) {
  return (texts[i] ??= fold(textsOf(i).join("\n")));
}

/** @param {number} i */
function textsOf(i) {
  const { name, description, summary, own_tags, note } = data.items[i];
  const { description_ja, aliases = [], former_names = [] } = data.more[i];
  return [
    name,
    description,
    description_ja,
    (summary?.tags ?? []).join(" "),
    (own_tags ?? []).join(" "),
    note,
    ...[...aliases, ...former_names].map((alias) => alias.name),
  ];
}
