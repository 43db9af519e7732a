/** The levels of the projects that are shown, over time. */
import { daysBetween } from "../core/dates.js";
import { data, wording } from "../model/data.js";
import { capital, dateName, duration, levelClass, levelName } from "../model/names.js";
import { addressOf, state } from "../model/state.js";
import { $, el } from "./dom.js";

/** The width of the window up to which there is room for every third year only. */
const NARROW = 760;

/** The rows that are drawn at once where the rest may be drawn later. */
const QUICK_ROWS = 40;

/**
 * Shows the timeline, and reports whether it is drawn as a whole.
 *
 * @param {number[]} list
 * @param {number | undefined} portion the portion to draw, from 0; all if undefined
 */
export function showTimeline(list, portion) {
  const dated = list.filter((i) => changesOf(i).length);
  dated.sort((a, b) => compare(changesOf(a)[0].date, changesOf(b)[0].date));
  if (!dated.length) {
    const none = el("p", { textContent: list.length ? wording.nohistory : "" });
    $("timeline").replaceChildren(el("div", { className: "empty" }, none));
    return true;
  }
  const from = `${changesOf(dated[0])[0].date.slice(0, 4)}-01-01`;
  const to = state.day || data.day;
  const length = Math.max(1, daysBetween(from, to));
  const place = (/** @type {string} */ day) => (100 * daysBetween(from, day)) / length;
  const shown = portion === 0 ? dated.slice(0, QUICK_ROWS) : dated;
  const rows = shown.map((i) => row(i, place, to));
  const lines = el(
    "div",
    { className: "lines" },
    el("div", { className: "axis", "aria-hidden": "true" }, scale(from, to, place)),
    el("ul", {}, ...rows),
  );
  $("timeline").replaceChildren(key(dated), lines);
  return shown.length === dated.length;
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** @param {number} i */
function changesOf(i) {
  const { history = [] } = data.more[i];
  return state.day ? history.filter(({ date }) => date <= state.day) : history;
}

/**
 * Returns the years, at their places.
 *
 * @param {string} from
 * @param {string} to
 * @param {(day: string) => number} place
 */
function scale(from, to, place) {
  const years = [];
  const step = innerWidth <= NARROW ? 3 : 1;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += step) {
    const mark = el("span", { textContent: String(year) });
    mark.style.setProperty("left", `${place(`${year}-01-01`)}%`);
    if (place(`${year}-01-01`) < 96) years.push(mark);
  }
  return el("div", { className: "scale" }, ...years);
}

/**
 * @param {number} i
 * @param {(day: string) => number} place
 * @param {string} to
 */
function row(i, place, to) {
  const changes = changesOf(i);
  const periods = changes.map(({ date, maturity }, n) => {
    const end = changes[n + 1]?.date ?? to;
    const part = el("span", { className: levelClass(maturity) });
    part.title = `${capital(levelName(maturity))}, ${dateName(date)} – ${dateName(end)} (${duration(daysBetween(date, end))})`;
    part.style.setProperty("left", `${place(date)}%`);
    part.style.setProperty("width", `${place(end) - place(date)}%`);
    return part;
  });
  const said = changes.map(({ date, maturity }) => `${levelName(maturity)} ${dateName(date)}`);
  const link = el("a", { href: addressOf(i), textContent: data.items[i].name });
  const run = el("div", { className: "run", "aria-hidden": "true" }, ...periods);
  return el("li", {}, link, run, el("span", { className: "hide", textContent: said.join(", ") }));
}

/**
 * Returns the legend: the levels that are drawn.
 *
 * @param {number[]} list
 */
function key(list) {
  const drawn = new Set(list.flatMap((i) => changesOf(i).map(({ maturity }) => maturity)));
  const levels = data.levels.filter(({ name }) => drawn.has(name));
  const entries = levels.map(({ name }) => {
    const run = el("span", { className: "run" }, el("span", { className: levelClass(name) }));
    return el("li", {}, run, capital(levelName(name)));
  });
  return el("ul", { className: "key" }, ...entries);
}
