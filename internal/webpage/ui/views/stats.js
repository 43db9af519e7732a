/** The statistics of what is shown: numbers, and charts with their tables. */
import { data, texts, wording } from "../model/data.js";
import { currentGroup, groupName, isEverywhere, zoomedBox } from "../model/groups.js";
import { isMember } from "../model/items.js";
import { boxName, capital, dateName, fill, levelClass, levelName, number } from "../model/names.js";
import { state } from "../model/state.js";
import { countLevels } from "../model/statistics.js";
import { chartsOf } from "./charts.js";
import { $, el } from "./dom.js";
import { picture, showDots } from "./radar.js";
import { filterNames } from "./status.js";

/** The levels that are counted above the charts; "" is for items that have none. */
const LEVELS = ["graduated", "incubating", "sandbox", "archived", ""];

/** The width of a chart in pixels until it is known. */
const USUAL_WIDTH = 600;

/** @typedef {{ figure: HTMLElement, title: HTMLElement, picture: HTMLElement, sheet: HTMLElement }} Figure */

/** @type {Map<string, Figure>} */
const figures = new Map();

/** @type {() => void} */
let drawAgain = () => {};

/** Draws what charts need that have never been shown. */
function drawFrame() {
  const frame = el("div", { className: "charts" });
  $("stats").append(el("dl", { className: "counters" }), el("p", { className: "charted" }), frame);
  const { radar } = texts;
  if (radar) {
    const { figure, picture: place, sheet } = addFigure("radar", radar.title);
    place.replaceChildren(picture(radar.svg));
    place.tabIndex = 0;
    sheet.replaceChildren(table(radar.columns.map(capitalized), radar.rows));
    frame.append(figure);
  }
  for (const id of ["growth", "tenure", "places", "facts", "members"]) {
    frame.append(addFigure(id, "").figure);
  }
  new ResizeObserver(() => drawAgain()).observe(frame);
}

/**
 * @param {string} id
 * @param {string} name
 */
function addFigure(id, name) {
  const title = el("h2", { textContent: name });
  const picture = el("div", { className: "picture", role: "img", "aria-label": name });
  const sheet = el("div", { className: "sheet", tabIndex: 0, role: "region", "aria-label": name });
  const details = el("details", {}, el("summary", { textContent: wording.table }), sheet);
  const figure = el("figure", { className: "chart chart-" + id }, title, picture, details);
  const all = { figure, title, picture, sheet };
  figures.set(id, all);
  return all;
}

/**
 * @param {number[]} list
 * @param {import("../model/selection.js").Selection} selection
 */
export function showStats(list, selection) {
  if (!figures.size) drawFrame();
  showCounters(list, selection.level);
  const line = document.querySelector(".charted");
  if (line) line.textContent = charted(list.length);
  const charts = chartsOf(list, selection);
  for (const [id, figure] of figures) {
    if (id !== "radar") figure.figure.hidden = !charts.some((chart) => chart.id === id);
  }
  const radar = figures.get("radar");
  if (radar) showDots(radar.picture, radar.sheet, list);
  for (const { id, title, columns, rows } of charts) {
    const figure = figures.get(id);
    if (!figure) continue;
    figure.title.textContent = title;
    figure.picture.setAttribute("aria-label", title);
    figure.sheet.setAttribute("aria-label", title);
    figure.sheet.replaceChildren(table(columns, rows));
  }
  let width = 0;
  drawAgain = () => {
    const shown = charts.flatMap(({ id }) => figures.get(id)?.picture ?? []);
    const now = shown[0]?.clientWidth || USUAL_WIDTH;
    if (now === width) return;
    width = now;
    for (const { id, draw } of charts) figures.get(id)?.picture.replaceChildren(...draw(width));
  };
  drawAgain();
}

/**
 * Says in a line what the charts are about.
 *
 * @param {number} n
 */
function charted(n) {
  const zoomed = zoomedBox();
  const group = data.groups.find(({ slug }) => slug === currentGroup());
  const place = zoomed !== undefined ? boxName(zoomed) : group && groupName(group);
  const parts = [
    ...(place && !isEverywhere() ? [place] : []),
    ...(state.q ? [`“${state.q}”`] : []),
    ...filterNames(),
    ...(state.day ? [fill(wording.asof, { day: dateName(state.day) })] : []),
  ];
  const what = parts.length ? parts.join(" · ") : wording.wholelandscape;
  return fill(wording.charted, { n: number(n), what });
}

/**
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
function showCounters(list, level) {
  const members = list.filter(isMember);
  const counts = countLevels(
    list.filter((i) => !isMember(i)),
    level,
  );
  const numbers = LEVELS.filter((name) => counts.get(name)).map((name) =>
    counter(capital(levelName(name)), counts.get(name) ?? 0, name ? levelClass(name) : ""),
  );
  if (members.length) numbers.push(counter(wording.membersjoined, members.length, ""));
  if (numbers.length !== 1) numbers.unshift(counter(wording.total, list.length, ""));
  document.querySelector(".counters")?.replaceChildren(...numbers);
}

/**
 * @param {string} label
 * @param {number} n
 * @param {string} className
 */
function counter(label, n, className) {
  const name = el("dt", { textContent: label });
  return el("div", { className }, name, el("dd", { textContent: number(n) }));
}

/**
 * @param {string[]} columns
 * @param {string[][]} rows
 */
function table(columns, rows) {
  const head = el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, name)));
  const body = rows.map(([first, ...others]) =>
    el("tr", {}, el("th", { scope: "row" }, first), ...others.map((text) => el("td", {}, text))),
  );
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...body));
}

/** @param {string} name */
function capitalized(name) {
  return name === name.toUpperCase() ? capital(name.toLowerCase().replaceAll("_", " ")) : name;
}
