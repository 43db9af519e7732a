/** A chart of areas on top of each other, over time. */
import { daysBetween } from "../core/dates.js";
import { wording } from "../model/data.js";
import { number } from "../model/names.js";

/** Sizes in pixels: the plot leaves room for numbers at the left, labels at the right and years. */
const LEFT = 36;
const TOP = 22;
const BOTTOM = 24;
const LINE = 18; // between labels
const LETTER = 7.2; // the usual width, in English
const WIDE_LETTER = 13.5;

/** @typedef {{ className: string, label: string, values: number[] }} Series */

/**
 * Draws numbers on some days, the first series at the bottom.
 *
 * @param {Series[]} series
 * @param {string[]} days
 * @param {number} width
 */
export function area(series, days, width) {
  const height = Math.max(220, Math.min(320, width * 0.55));
  const totals = days.map((_, n) => series.reduce((sum, { values }) => sum + values[n], 0));
  const { step, most } = ticks(Math.max(...totals));
  const labels = series.map(({ label, values }) => `${label} ${number(values.at(-1) ?? 0)}`);
  const total = `${wording.sum} ${number(totals.at(-1) ?? 0)}`;
  const right = width - 14 - Math.max(...[total, ...labels].map(roomFor));
  const span = Math.max(1, daysBetween(days[0], days[days.length - 1]));
  const x = (/** @type {string} */ day) =>
    LEFT + (daysBetween(days[0], day) / span) * (right - LEFT);
  const y = (/** @type {number} */ n) => height - BOTTOM - (n / most) * (height - BOTTOM - TOP);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  for (let n = 0; n <= most; n += step) {
    picture.append(svg("line", { class: "grid", x1: LEFT, x2: right, y1: y(n), y2: y(n) }));
    picture.append(text("tick", LEFT - 8, y(n) + 4, "end", number(n)));
  }
  let below = days.map(() => 0);
  /** @type {Label[]} */
  const places = [];
  series.forEach(({ className, values }, k) => {
    const above = below.map((n, i) => n + values[i]);
    const edge = (/** @type {number[]} */ heights) =>
      heights.map((n, i) => `${x(days[i]).toFixed(1)},${y(n).toFixed(1)}`);
    const points = [...edge(above), ...edge(below).reverse()].join(" ");
    picture.append(svg("polygon", { class: className, points }));
    const middle = (y(below[below.length - 1]) + y(above[above.length - 1])) / 2 + 4;
    if (values.at(-1)) places.push({ className: "label", at: middle, says: labels[k] });
    below = above;
  });
  places.push({ className: "sum", at: y(totals.at(-1) ?? 0) - 6, says: total });
  for (const { className, at, says } of spread(places, height - BOTTOM)) {
    picture.append(text(className, right + 10, at, "start", says));
  }
  picture.append(...years(days, x, right, height));
  return picture;
}

/** @typedef {{ className: string, at: number, says: string }} Label */

/**
 * Moves labels, the lowest first, so that none is on top of another.
 *
 * @param {Label[]} labels
 * @param {number} bottom
 */
function spread(labels, bottom) {
  let below = bottom + LINE;
  for (const label of labels) below = label.at = Math.min(label.at, below - LINE);
  let above = 12 - LINE;
  for (const label of labels.toReversed()) above = label.at = Math.max(label.at, above + LINE);
  return labels;
}

/** @param {string} label */
function roomFor(label) {
  return [...label].reduce((sum, c) => sum + (c > "\u2e7f" ? WIDE_LETTER : LETTER), 0);
}

/**
 * @param {string[]} days
 * @param {(day: string) => number} x
 * @param {number} right
 * @param {number} height
 */
function years(days, x, right, height) {
  const first = Number(days[0].slice(0, 4)) + 1;
  const last = Number(days[days.length - 1].slice(0, 4));
  const every = Math.ceil(((last - first + 1) * 42) / Math.max(1, right - LEFT));
  const marks = [];
  for (let year = first; year <= last; year += every) {
    marks.push(text("tick", x(`${year}-01-01`), height - 6, "middle", String(year)));
  }
  return marks;
}

/**
 * Returns a round step, and the least multiple of it that is not below n.
 *
 * @param {number} n
 */
function ticks(n) {
  let step = 1;
  for (let k = 0; n / step > 6; k++) step = [1, 2, 5][k % 3] * 10 ** Math.floor(k / 3);
  return { step, most: Math.max(step, Math.ceil(n / step) * step) };
}

/**
 * @param {string} className
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} content
 */
function text(className, x, y, anchor, content) {
  const element = svg("text", { class: className, x, y, "text-anchor": anchor });
  element.textContent = content;
  return element;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
