/**
 * The state decides what the page shows. It is kept in the fragment of the
 * address, so that a link shows the same, and read from there.
 */
import { data } from "./data.js";

/**
 * @typedef {object} State
 * @property {string} q the query of the search
 * @property {"map" | "table"} view
 * @property {string} sort a column, after "-" for descending order, or ""
 * @property {string} day the date on which the landscape is shown, "" for the data's
 * @property {string} item the id of the open item, or ""
 * @property {Record<string, string[]>} filters the chosen values by the name of the filter
 */

/** @type {State} */
export const state = { q: "", view: "map", sort: "", day: "", item: "", filters: {} };

/** @type {(() => void)[]} */
const listeners = [];

/**
 * Calls listener whenever the page has to be drawn again.
 *
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/** Draws the page again. */
export function refresh() {
  for (const listener of listeners) listener();
}

/**
 * Changes the state, saves it in the address, and draws the page again.
 *
 * @param {Partial<State>} part
 * @param {{ step?: boolean }} [options] step: the browser's back button undoes the change
 */
export function change(part, { step = false } = {}) {
  Object.assign(state, part);
  saveAddress({ step });
  refresh();
}

/** Reads the state from the address. */
export function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  /** @param {string} name */
  const get = (name) => parameters.get(name) || "";
  const day = get("as-of");
  const isPast = /^\d{4}-\d\d-\d\d$/.test(day) && day < data.day;
  /** @type {State["filters"]} */
  const filters = {};
  for (const { name } of data.filters) {
    if (parameters.has(name)) filters[name] = parameters.getAll(name).filter(Boolean);
  }
  Object.assign(state, {
    q: get("q"),
    view: get("view") === "table" ? "table" : "map",
    sort: isColumn(get("sort")) ? get("sort") : "",
    day: isPast ? day : "",
    item: get("item"),
    filters,
  });
}

/**
 * Reports whether a table can be sorted by a column, in descending order if "-"
 * precedes it.
 *
 * @param {string} sort
 */
function isColumn(sort) {
  return data.columns.some(({ name }) => sort === name || sort === "-" + name);
}

/**
 * Returns the fragment of the address that shows a state.
 *
 * @param {State} [shown]
 */
export function address(shown = state) {
  const parameters = new URLSearchParams();
  if (shown.q) parameters.set("q", shown.q);
  for (const { name } of data.filters) {
    for (const value of shown.filters[name] ?? []) parameters.append(name, value);
  }
  if (shown.day) parameters.set("as-of", shown.day);
  if (shown.sort) parameters.set("sort", shown.sort);
  if (shown.view === "table") parameters.set("view", "table");
  if (shown.item) parameters.set("item", shown.item);
  return "#" + parameters;
}

/**
 * Returns the fragment of the address that opens an item.
 *
 * @param {number} i
 */
export function addressOf(i) {
  return address({ ...state, item: data.items[i].id });
}

/**
 * Saves the state in the address.
 *
 * @param {{ step?: boolean }} [options]
 */
export function saveAddress({ step = false } = {}) {
  try {
    history[step ? "pushState" : "replaceState"](null, "", address());
  } catch {
    // Browsers limit the number of addresses a minute. The next one has it all.
  }
}

/**
 * Returns the chosen values of a filter.
 *
 * @param {{ name: string }} filter
 */
export function chosen(filter) {
  return state.filters[filter.name] ?? [];
}
