/** The table. */
import { data, wording } from "../model/data.js";
import { cell, describe, levelName } from "../model/items.js";
import { addressOf, change, refresh, state } from "../model/state.js";
import { $, el } from "./dom.js";

const FIRST_ROWS = 200;

/** The maximum number of rows. */
let limit = FIRST_ROWS;

/** Shows the first rows only, until the rest is asked for. */
export function limitRows() {
  limit = FIRST_ROWS;
}

function showAllRows() {
  limit = Infinity;
  refresh();
}

export function listenToPrint() {
  addEventListener("beforeprint", showAllRows);
}

/**
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function showTable(list, level) {
  const head = el("thead", {}, el("tr", {}, ...data.columns.map(header)));
  const body = el("tbody", {}, ...list.slice(0, limit).map((i) => row(i, level[i])));
  const region = el(
    "div",
    { className: "scroll", tabIndex: 0, role: "region", "aria-label": wording.table },
    el("table", {}, head, body),
  );
  $("table").replaceChildren(region, ...restButton(list.length - limit));
}

/**
 * @param {number} hidden how many rows are not shown
 * @returns {HTMLElement[]}
 */
function restButton(hidden) {
  if (hidden <= 0) return [];
  const button = el("button", { type: "button", textContent: `${wording.rest} (${hidden})` });
  button.addEventListener("click", showAllRows);
  return [button];
}

/** @typedef {"ascending" | "descending" | "none"} Direction */

const ARROWS = { ascending: " ▲", descending: " ▼", none: "" };

/**
 * Returns the header of a column: a button that sorts by it.
 *
 * @param {import("../model/data.js").Named} column
 * @param {number} n
 */
function header({ name, title }, n) {
  /** @type {Direction} */
  let direction = "none";
  if (state.sort === name) direction = "ascending";
  if (state.sort === "-" + name) direction = "descending";
  const next = { none: name, ascending: "-" + name, descending: "" }[direction];
  const button = el("button", { type: "button", textContent: title + ARROWS[direction] });
  button.addEventListener("click", () => {
    change({ sort: next });
    $("table").querySelectorAll("button")[n].focus(); // the new one in its place
  });
  return el("th", { scope: "col", "aria-sort": direction }, button);
}

/**
 * @param {number} i
 * @param {string | null} level
 */
function row(i, level) {
  return el("tr", {}, ...data.columns.map(({ name }) => rowCell(i, name, level)));
}

/**
 * @param {number} i
 * @param {string} column
 * @param {string | null} level
 */
function rowCell(i, column, level) {
  switch (column) {
    case "name": {
      const link = el("a", { textContent: data.items[i].name, href: addressOf(i) });
      return el("th", { scope: "row" }, link);
    }
    case "maturity":
      return el("td", { className: "plain", textContent: level ? levelName(level) : "" });
    case "description":
      return el("td", { className: "text", textContent: describe(i) });
    default: {
      const className = column.endsWith("_at") ? "plain" : "";
      return el("td", { className, textContent: cell(i, column) });
    }
  }
}
