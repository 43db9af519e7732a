/** What is known of items on the day that is shown. */
import { data, language } from "./data.js";
import { carriersOf } from "./filter-values.js";
import { state } from "./state.js";

const members = carriersOf("kind", "member");

/** @type {import("./data.js").DateField[]} */
const LEVEL_DATES = ["accepted_at", "incubating_at", "graduated_at", "archived_at"];

/**
 * Returns an item's level on the day, "" if it has none, and null if it was
 * not there or nothing says since when it is.
 *
 * @param {number} i
 * @returns {string | null}
 */
export function levelAt(i) {
  const item = data.items[i];
  if (!state.day) return item.maturity || "";
  const { history } = data.more[i];
  if (history) return history.findLast((change) => change.date <= state.day)?.maturity ?? null;
  const hadJoined = item.joined_at !== undefined && item.joined_at <= state.day;
  return members?.[i] && hadJoined ? "" : null;
}

/**
 * Reports whether an item has no dates, so that it is on the map of no past day.
 *
 * @param {number} i
 */
export function isUndated(i) {
  return !data.more[i].history && !(members?.[i] && data.items[i].joined_at);
}

/**
 * Returns an item's JSON as of the day.
 *
 * @param {number} i
 * @returns {import("./data.js").Item}
 */
export function onDay(i) {
  if (!state.day) return data.items[i];
  const item = { ...data.items[i] };
  const level = levelAt(i);
  if (level) item.maturity = level;
  for (const key of LEVEL_DATES) {
    const date = item[key];
    if (date !== undefined && date > state.day) delete item[key];
  }
  if (item.audits) item.audits = item.audits.filter((audit) => audit.date <= state.day);
  return item;
}

/**
 * Returns the value of a field, such as "summary.tags".
 *
 * @param {import("./data.js").Item} item
 * @param {string} field
 * @returns {unknown}
 */
export function fieldOf(item, field) {
  if (field === "repository") {
    const { repositories = [] } = item;
    return (repositories.find((repository) => repository.primary) ?? repositories[0])?.url;
  }
  /** @type {any} */
  let value = item;
  for (const key of field.split(".")) value = value?.[key];
  return value;
}

/**
 * Returns the text of a field on the day.
 *
 * @param {number} i
 * @param {string} field
 */
export function cell(i, field) {
  const value = fieldOf(onDay(i), field);
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** @param {number} i */
export function describe(i) {
  const japanese = language === "ja" && data.more[i].description_ja;
  return japanese || data.items[i].description || "";
}

/**
 * Returns the date since when an item has its level on the day that is shown.
 *
 * @param {number} i
 */
export function levelSince(i) {
  const { history = [] } = data.more[i];
  return history.findLast(({ date }) => !state.day || date <= state.day)?.date;
}

/**
 * Returns the name of an item, without the note that it is a member where all are.
 *
 * @param {number} i
 */
export function shortName(i) {
  const { name } = data.items[i];
  return members?.[i] ? name.replace(/ \(member\)$/, "") : name;
}

/** Returns whether an item is a member on the day that is shown. */
export function isMember(/** @type {number} */ i) {
  return Boolean(members?.[i]);
}
