/** Charts of bars and of boxes, in rows that fit any width. */
import { duration, number } from "../model/names.js";
import { el, span } from "./dom.js";

/** @typedef {{ className: string, label: string, n: number }} Part */
/** @typedef {{ label: string, total: number, parts: Part[] }} Bar */

/**
 * Returns a bar for each row, with its parts one after the other and its number beside it.
 *
 * @param {Bar[]} rows
 * @param {number} [whole] what the width of the chart stands for; the longest bar if absent
 */
export function bars(rows, whole) {
  const sumOf = (/** @type {Bar} */ { parts }) => parts.reduce((sum, { n }) => sum + n, 0);
  const most = whole ?? Math.max(1, ...rows.map(sumOf));
  const entries = rows.flatMap(({ label, parts, total }) => {
    const shown = parts.filter(({ n }) => n > 0);
    const run = el(
      "span",
      { className: "strip" },
      ...shown.map((part) => piece(part, label, most)),
    );
    const share = whole ? ` (${Math.round((100 * total) / whole)}%)` : "";
    return [span("name", label), run, span("num", number(total) + share)];
  });
  return el("div", { className: "bars" }, ...entries);
}

/**
 * @param {Part} part
 * @param {string} row
 * @param {number} most
 */
function piece({ className, label, n }, row, most) {
  const element = el("i", { className, title: `${row}, ${label}: ${number(n)}` });
  element.style.setProperty("width", `${(100 * n) / most}%`);
  return element;
}

/**
 * @typedef {object} Box
 * @property {string} label
 * @property {string} className
 * @property {number[]} marks the minimum, the quartiles and the maximum, in days
 * @property {string} says the text beside it
 */

/**
 * Returns a box plot for each row: a box from the first quartile to the third, a line at
 * the median, and a line from the minimum to the maximum.
 *
 * @param {Box[]} rows
 */
export function boxPlots(rows) {
  const most = Math.max(1, ...rows.map(({ marks }) => marks[4]));
  const place = (/** @type {number} */ days) => `${(100 * days) / most}%`;
  const entries = rows.flatMap(({ label, className, marks, says }) => {
    const [least, low, median, high, longest] = marks;
    const parts = [
      mark("whisker", place(least), place(longest - least)),
      mark("middle " + (className || "plain"), place(low), place(high - low)),
      mark("median", place(median), ""),
    ];
    const run = el("span", { className: "strip", title: marks.map(inWords).join(" · ") }, ...parts);
    return [span("name", label), run, span("num", says)];
  });
  return el("div", { className: "bars boxes" }, ...entries);
}

/** @param {number} days */
function inWords(days) {
  return duration(Math.round(days));
}

/**
 * @param {string} className
 * @param {string} left
 * @param {string} width
 */
function mark(className, left, width) {
  const element = el("i", { className });
  element.style.setProperty("left", left);
  if (width) element.style.setProperty("width", width);
  return element;
}

/** @param {{ className: string, label: string }[]} entries */
export function legend(entries) {
  const rows = entries.map(({ className, label }) => el("li", {}, el("i", { className }), label));
  return el("ul", { className: "legend" }, ...rows);
}
