/** Statistics of items, as `landscope stats` counts them. */
import { daysBetween } from "../core/dates.js";
import { boxesOf, data } from "./data.js";
import { fieldOf, isMember, onDay } from "./items.js";
import { state } from "./state.js";

/** @typedef {(string | null)[]} Levels the level of each item on the day that is shown */

/** Returns the last day that counts. */
function lastDay() {
  return state.day || data.day;
}

/**
 * Returns the changes of an item's level to the day that is shown.
 *
 * @param {number} i
 */
function changesOf(i) {
  const { history = [] } = data.more[i];
  return history.filter(({ date }) => date && date <= lastDay());
}

/**
 * Returns the number of projects at each level at the end of each year, and on the last
 * day.
 *
 * @param {number[]} list
 * @returns {{ day: string, levels: Map<string, number> }[]}
 */
export function growth(list) {
  const histories = list.map(changesOf).filter((changes) => changes.length);
  const end = lastDay();
  const first = histories.reduce((day, [{ date }]) => (date < day ? date : day), end);
  const points = [];
  for (let year = Number(first.slice(0, 4)); histories.length; year++) {
    const day = `${year}-12-31` < end ? `${year}-12-31` : end;
    /** @type {Map<string, number>} */
    const levels = new Map();
    for (const changes of histories) {
      const level = changes.findLast(({ date }) => date <= day)?.maturity;
      if (level) levels.set(level, (levels.get(level) ?? 0) + 1);
    }
    points.push({ day, levels });
    if (day === end) break;
  }
  return points;
}

/**
 * @typedef {object} Tenure how long something took, or takes
 * @property {string} from the level that is left, or "accepted"
 * @property {string} to the level that is reached, or "" for all periods at a level
 * @property {number[]} days in ascending order, at least one
 * @property {number} open how many periods have not ended
 */

/**
 * Returns how long projects stay at each level, and how long it takes from one to another.
 *
 * @param {number[]} list
 * @returns {Tenure[]}
 */
export function tenure(list) {
  /** @type {Map<string, Tenure>} */
  const rows = new Map();
  for (const { name } of data.levels) add(name, "");
  add("sandbox", "incubating");
  add("incubating", "graduated");
  add("accepted", "graduated");

  /** @type {(from: string, to: string) => void} */
  function add(from, to) {
    rows.set(`${from} ${to}`, { from, to, days: [], open: 0 });
  }
  for (const changes of list.map(changesOf)) {
    changes.forEach(({ date, maturity }, n) => {
      const next = changes[n + 1];
      const days = Math.max(0, daysBetween(date, next?.date ?? lastDay()));
      const row = rows.get(`${maturity} `);
      row?.days.push(days);
      if (row && !next) row.open++;
      if (next) rows.get(`${maturity} ${next.maturity}`)?.days.push(days);
    });
    const graduated = changes.findIndex(({ maturity }) => maturity === "graduated");
    if (graduated > 0) {
      const days = daysBetween(changes[0].date, changes[graduated].date);
      rows.get("accepted graduated")?.days.push(days);
    }
  }
  for (const { days } of rows.values()) days.sort((a, b) => a - b);
  return [...rows.values()].filter(({ days }) => days.length);
}

/**
 * Returns a quantile of sorted numbers, interpolated between two of them as spreadsheets do.
 *
 * @param {number[]} sorted
 * @param {number} part from 0 to 1
 */
export function quantile(sorted, part) {
  const at = part * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

/**
 * Returns the number of items at each level by category or, if all are in one, by
 * subcategory. Members count only if there is nothing else.
 *
 * @param {number[]} list
 * @param {Levels} level
 * @param {boolean[]} shown whether a box is shown
 */
export function places(list, level, shown) {
  const others = list.filter((i) => !isMember(i));
  const counted = others.length ? others : list;
  /** @type {Map<number, number[]>} */
  const byBox = new Map();
  for (const i of counted) {
    for (const n of boxesOf[i]) if (shown[n]) byBox.set(n, [...(byBox.get(n) ?? []), i]);
  }
  const boxes = [...byBox.keys()].sort((a, b) => a - b);
  const names = new Set(boxes.map((n) => data.boxes[n].category));
  const isOne = names.size === 1;
  const rows = isOne
    ? boxes.map((n) => ({ box: n, category: "", items: byBox.get(n) ?? [] }))
    : [...names].map((category) => ({ box: -1, category, items: itemsIn(category) }));

  /** @param {string} category */
  function itemsIn(category) {
    const inside = boxes.filter((n) => data.boxes[n].category === category);
    return [...new Set(inside.flatMap((n) => byBox.get(n) ?? []))];
  }
  return { isOne, rows: rows.map((row) => ({ ...row, levels: countLevels(row.items, level) })) };
}

/**
 * Returns how many items are at each level; "" is the level of those that have none.
 *
 * @param {number[]} list
 * @param {Levels} level
 */
export function countLevels(list, level) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const i of list) counts.set(level[i] ?? "", (counts.get(level[i] ?? "") ?? 0) + 1);
  return counts;
}

/**
 * Returns how many items have each of the fields that a hosted project should have.
 *
 * @param {number[]} list
 */
export function knownFields(list) {
  const items = list.map(onDay);
  return data.expected.map((field) => ({
    field,
    known: items.filter((item) => isKnown(fieldOf(item, field))).length,
  }));
}

/** @param {unknown} value */
function isKnown(value) {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "";
}

/**
 * Returns how many members joined in each year, without the years in which none did.
 * Members without a known year come last, under "".
 *
 * @param {number[]} list
 */
export function joined(list) {
  /** @type {Map<string, number>} */
  const years = new Map();
  for (const i of list) {
    const year = data.items[i].joined_at?.slice(0, 4) ?? "";
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years].sort(([a], [b]) => Number(a || Infinity) - Number(b || Infinity));
}
