/** The statistics: numbers of what is shown, and the charts of the whole landscape. */
import { filterNamed, texts, wording } from "../model/data.js";
import { capital, fieldName, levelClass, levelName, number } from "../model/names.js";
import { $, el } from "./dom.js";

const LEVELS = ["graduated", "incubating", "sandbox", "archived"];

let isDrawn = false;

/** @param {import("../model/selection.js").Selection} selection */
export function showStats({ counts, found }) {
  if (!isDrawn) {
    isDrawn = true;
    $("stats").append(
      el("dl", { className: "counters" }),
      el("div", { className: "charts" }, ...texts.charts.map(drawChart)),
    );
  }
  const filter = filterNamed("maturity");
  const levels = filter && counts.get(filter);
  const numbers = LEVELS.filter((level) => levels?.get(level)).map((level) =>
    counter(capital(levelName(level)), levels?.get(level) ?? 0, levelClass(level)),
  );
  const rest = levels?.get("none") ?? 0;
  const all = [...numbers, ...(rest ? [counter(capital(wording.other), rest, "")] : [])];
  if (all.length !== 1) all.unshift(counter(wording.total, found.length, ""));
  document.querySelector(".counters")?.replaceChildren(...all);
}

/**
 * @param {string} label
 * @param {number} n
 * @param {string} className
 */
function counter(label, n, className) {
  return el(
    "div",
    { className },
    el("dt", { textContent: label }),
    el("dd", { textContent: number(n) }),
  );
}

/** @param {import("../model/data.js").Chart} chart */
function drawChart({ id, title, svg, columns, rows }) {
  const head = el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, tidy(name))));
  const label = (/** @type {string} */ text) => (id === "facts" ? fieldName(text) : text);
  const body = rows.map(([first, ...others]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, label(first)),
      ...others.map((text) => el("td", {}, text)),
    ),
  );
  const table = el("table", {}, el("thead", {}, head), el("tbody", {}, ...body));
  const sheet = el(
    "div",
    { className: "sheet", tabIndex: 0, role: "region", "aria-label": title },
    table,
  );
  return el(
    "figure",
    { className: "chart chart-" + id },
    el("h2", { textContent: title }),
    el(
      "div",
      { className: "picture", tabIndex: 0, role: "group", "aria-label": title },
      picture(svg),
    ),
    el("details", {}, el("summary", { textContent: wording.table }), sheet),
  );
}

/** @param {string} name */
function tidy(name) {
  return name === name.toUpperCase() ? capital(name.toLowerCase().replaceAll("_", " ")) : name;
}

/**
 * Returns the picture of an SVG. Styles of its elements are set one by one, because the
 * policy of the page allows none in its text.
 *
 * @param {string} svg
 */
function picture(svg) {
  const source = svg.replaceAll(' style="', ' data-style="');
  const { documentElement } = new DOMParser().parseFromString(source, "image/svg+xml");
  const drawn = document.importNode(documentElement, true);
  /** @type {NodeListOf<SVGElement>} */
  const styled = drawn.querySelectorAll("[data-style]");
  for (const element of styled) {
    const [, size] = /^font-size:([\d.]+px)$/.exec(element.dataset.style ?? "") ?? [];
    if (size) element.style.setProperty("font-size", size);
  }
  return drawn;
}
