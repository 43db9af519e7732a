/** The list: a table on wide screens, cards on a phone. */
import { data, wording } from "../model/data.js";
import { cell, describe } from "../model/items.js";
import { categoryName, dateName, fieldName, levelClass, levelName } from "../model/names.js";
import { addressOf, change, refresh, state } from "../model/state.js";
import { $, el, outside, span } from "./dom.js";
import { card, mark } from "./tile.js";
import { isWebAddress } from "../core/text.js";

const FIRST_ROWS = 100;

/** The columns unless others are chosen. */
const USUAL = ["name", "maturity", "description", "category", "accepted_at"];
const USUAL_WITH_STATUS = ["name", "status", "maturity", "description", "category", "owner"];

/** The order of levels where hosted projects come first. */
const RANKS = ["graduated", "incubating", "sandbox", "inception", "archived"];

/** The rows that are drawn at once where the rest may be drawn later. */
const QUICK_ROWS = 30;

/** The maximum number of rows. */
let limit = FIRST_ROWS;

/** Shows the first rows only, until the rest is asked for. */
export function limitRows() {
  limit = FIRST_ROWS;
}

function showAllRows() {
  limit = Infinity;
  if (state.view === "list") refresh();
}

/** Windows up to this width have cards, not a table. */
const narrow = matchMedia("screen and (max-width: 760px)");

export function listenToList() {
  addEventListener("beforeprint", showAllRows);
  narrow.addEventListener("change", () => state.view === "list" && refresh());
}

/**
 * Returns items with hosted projects first, the most mature before others. What was
 * searched or sorted keeps its order.
 *
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function hostedFirst(list, level) {
  if (state.q || state.sort) return list;
  const rank = (/** @type {number} */ i) => {
    const known = RANKS.indexOf(level[i] ?? "");
    return known < 0 ? (level[i] ? 3 : RANKS.length) : known;
  };
  return [...list].sort((a, b) => rank(a) - rank(b));
}

/** @returns {string[]} */
function shownColumns() {
  const usual = data.columns.some(({ name }) => name === "status") ? USUAL_WITH_STATUS : USUAL;
  const wanted = state.columns.length ? ["name", ...state.columns] : usual;
  return data.columns.map(({ name }) => name).filter((name) => wanted.includes(name));
}

/**
 * Shows the list, and reports whether it is drawn as a whole.
 *
 * @param {number[]} found
 * @param {(string | null)[]} level
 * @param {number | undefined} portion the portion to draw, from 0; all if undefined
 */
export function showList(found, level, portion) {
  const list = hostedFirst(found, level);
  const most = portion === 0 ? Math.min(limit, QUICK_ROWS) : limit;
  const shown = list.slice(0, most);
  const columns = shownColumns();
  const isOpen = document.querySelector(".pick")?.hasAttribute("open") ?? false;
  const rows = narrow.matches ? cards(shown, level) : sheet(shown, columns, level);
  const content = list.length ? [bar(columns, isOpen), rows] : [];
  $("list").replaceChildren(...content, ...restButton(list.length - limit));
  return shown.length === Math.min(list.length, limit);
}

/**
 * @param {number[]} shown
 * @param {(string | null)[]} level
 */
function cards(shown, level) {
  return el("ul", { className: "cards" }, ...shown.map((i) => card(i, level[i])));
}

/**
 * @param {number[]} shown
 * @param {string[]} columns
 * @param {(string | null)[]} level
 */
function sheet(shown, columns, level) {
  const head = el("thead", {}, el("tr", {}, ...columns.map(header)));
  const rows = shown.map((i) => el("tr", {}, ...columns.map((name) => rowCell(i, name, level[i]))));
  return el(
    "div",
    { className: "sheet", tabIndex: 0, role: "region", "aria-label": wording.list },
    el("table", {}, head, el("tbody", {}, ...rows)),
  );
}

/**
 * Returns the choice of the order and of the columns.
 *
 * @param {string[]} columns
 * @param {boolean} isOpen
 */
function bar(columns, isOpen) {
  const orders = ["", "name", "-accepted_at", "category"];
  if (state.sort && !orders.includes(state.sort)) orders.push(state.sort);
  const usual = state.q ? wording.relevance : wording.hostedfirst;
  const options = orders.map((sort) => {
    const name = fieldName(sort.replace(/^-/, "")) + (sort.startsWith("-") ? " ↓" : "");
    return el("option", { value: sort, selected: sort === state.sort }, sort ? name : usual);
  });
  const select = el("select", { id: "order" }, ...options);
  select.addEventListener("change", () => change({ sort: select.value }));
  const order = el("label", {}, wording.sort, select);
  return el("div", { className: "bar" }, order, pick(columns, isOpen));
}

/**
 * @param {string[]} columns
 * @param {boolean} isOpen
 */
function pick(columns, isOpen) {
  const boxes = data.columns.slice(1).map(({ name }) => {
    const input = el("input", { type: "checkbox", checked: columns.includes(name) });
    input.addEventListener("change", () => {
      const others = columns.filter((other) => other !== name && other !== "name");
      change({ columns: input.checked ? [...others, name] : others });
      labelled(fieldName(name))?.focus();
    });
    return el("label", {}, input, fieldName(name));
  });
  const details = el(
    "details",
    { className: "pick", open: isOpen },
    el("summary", { textContent: wording.columns }),
    el("div", {}, ...boxes),
  );
  details.hidden = narrow.matches;
  return details;
}

/** @param {string} name */
function labelled(name) {
  const labels = [...document.querySelectorAll(".pick label")];
  return labels.find((label) => label.textContent === name)?.querySelector("input");
}

/**
 * @param {number} hidden how many rows are not shown
 * @returns {HTMLElement[]}
 */
function restButton(hidden) {
  if (hidden <= 0) return [];
  const label = `${wording.rest} (${hidden})`;
  const button = el("button", { type: "button", className: "rest", textContent: label });
  button.addEventListener("click", showAllRows);
  return [button];
}

/** @typedef {"ascending" | "descending" | "none"} Direction */

const ARROWS = { ascending: "▲", descending: "▼", none: "" };

/**
 * Returns the header of a column: a button that sorts by it.
 *
 * @param {string} name
 * @param {number} n
 */
function header(name, n) {
  /** @type {Direction} */
  let direction = "none";
  if (state.sort === name) direction = "ascending";
  if (state.sort === "-" + name) direction = "descending";
  const next = { none: name, ascending: "-" + name, descending: "" }[direction];
  const button = el("button", { type: "button" }, `${fieldName(name)} ${ARROWS[direction]}`.trim());
  button.addEventListener("click", () => {
    change({ sort: next });
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = $("list").querySelectorAll("thead button");
    buttons[n].focus(); // the new one in its place
  });
  return el("th", { scope: "col", "aria-sort": direction }, button);
}

/**
 * @param {number} i
 * @param {string} column
 * @param {string | null} level
 */
function rowCell(i, column, level) {
  switch (column) {
    case "name": {
      const link = el("a", { href: addressOf(i) }, mark(i), data.items[i].name);
      return el("th", { scope: "row", className: levelClass(level) }, link);
    }
    case "maturity":
      return el(
        "td",
        { className: "plain " + levelClass(level) },
        level ? span("badge", levelName(level)) : null,
      );
    case "description":
      return el("td", { className: "text", textContent: describe(i) });
    case "category":
      return el("td", { className: "soft", textContent: categoryName(cell(i, column)) });
    default:
      return otherCell(column, cell(i, column));
  }
}

/**
 * @param {string} column
 * @param {string} text
 */
function otherCell(column, text) {
  if (isWebAddress(text)) {
    const shown = text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    return el("td", {}, outside(text, shown));
  }
  const isDate = column.endsWith("_at");
  return el("td", {
    className: isDate ? "plain" : "",
    textContent: isDate ? dateName(text) : text,
  });
}
