/**
 * The state decides what the page shows. It is kept in the fragment of the
 * address, so that a link shows the same, and read from there.
 */
import { data, groups, language } from "./data.js";

/**
 * @typedef {object} State
 * @property {string} q the query of the search
 * @property {View} view
 * @property {string} group the slug of a group of categories, ALL_GROUPS, or "" for the first
 * @property {string} box the subcategory that is shown alone: see boxSlug
 * @property {string} sort a column, after "-" for descending order, or ""
 * @property {string[]} columns of the table, none for the usual ones
 * @property {string} day the date on which the landscape is shown, "" for the data's
 * @property {string} item the id of the open item, or ""
 * @property {Record<string, string[]>} filters the chosen values by the name of the filter
 */

/** @typedef {"map" | "list" | "timeline" | "stats"} View */

/** @type {View[]} */
export const views = ["map", "list", "timeline", "stats"];

/** The group that has all categories. */
export const ALL_GROUPS = "all";

/** @type {State} */
export const state = {
  q: "",
  view: "map",
  group: "",
  box: "",
  sort: "",
  columns: [],
  day: "",
  item: "",
  filters: {},
};

/**
 * @typedef {object} Pace how a change is drawn
 * @property {boolean} [quick] whether what is out of sight may be drawn later
 */

/** @type {((pace: Pace) => void)[]} */
const listeners = [];

/**
 * Calls listener whenever the page has to be drawn again.
 *
 * @param {(pace: Pace) => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Draws the page again.
 *
 * @param {Pace} [pace]
 */
export function refresh(pace = {}) {
  for (const listener of listeners) listener(pace);
}

/**
 * Changes the state, saves it in the address, and draws the page again.
 *
 * @param {Partial<State>} part
 * @param {{ step?: boolean } & Pace} [options] step: the browser's back button undoes the change
 */
export function change(part, { step = false, quick = false } = {}) {
  Object.assign(state, part);
  saveAddress({ step });
  refresh({ quick });
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
    view: viewNamed(get("view")),
    group: isGroup(get("group")) ? get("group") : "",
    box: get("box"),
    sort: isColumn(get("sort")) ? get("sort") : "",
    columns: get("columns").split(",").filter(isColumn),
    day: isPast ? day : "",
    item: get("item"),
    filters,
  });
}

/**
 * Returns the view of an address; "table" is an older name.
 *
 * @param {string} name
 * @returns {View}
 */
function viewNamed(name) {
  if (name === "table") return "list";
  return views.find((view) => view === name) ?? "map";
}

/** @param {string} slug */
function isGroup(slug) {
  return slug === ALL_GROUPS || groups.some((group) => group.slug === slug);
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
  if (shown.group) parameters.set("group", shown.group);
  if (shown.box) parameters.set("box", shown.box);
  if (shown.sort) parameters.set("sort", shown.sort);
  if (shown.columns.length) parameters.set("columns", shown.columns.join(","));
  if (shown.view !== "map") parameters.set("view", shown.view);
  if (language !== data.lang) parameters.set("lang", language);
  if (shown.item) parameters.set("item", shown.item);
  return "#" + parameters;
}

/**
 * Returns the fragment of the address of an item alone.
 *
 * @param {number} i
 */
export function addressOf(i) {
  return (addresses[i] ??= addressWith({ item: data.items[i].id }));
}

/** @type {string[]} */
const addresses = [];

/**
 * Returns the fragment of an address with some parameters, in the language of the page.
 *
 * @param {Record<string, string>} parameters
 */
export function addressWith(parameters) {
  const fragment = new URLSearchParams(parameters);
  if (language !== data.lang) fragment.set("lang", language);
  return "#" + fragment;
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
