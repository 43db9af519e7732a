/** The charts of the statistics, each with its table. */
import { data, wording } from "../model/data.js";
import { isMember } from "../model/items.js";
import {
  boxName,
  capital,
  categoryName,
  dateName,
  duration,
  fieldName,
  fill,
  levelClass,
  levelName,
  number,
} from "../model/names.js";
import {
  countLevels,
  growth,
  joined,
  knownFields,
  places,
  quantile,
  tenure,
} from "../model/statistics.js";
import { area } from "./chart-area.js";
import { bars, boxPlots, legend } from "./chart-bars.js";
import { el } from "./dom.js";

/**
 * @typedef {object} Chart
 * @property {string} id
 * @property {string} title
 * @property {string[]} columns of its table
 * @property {string[][]} rows
 * @property {(width: number) => Node[]} draw draws it, so many pixels wide
 */

/** From the bottom of a pile to its top; other levels follow sandbox. */
const PILE = ["graduated", "incubating", "sandbox", "inception", "*", "archived", ""];

/** @param {Iterable<string>} levels */
function piled(levels) {
  const rank = (/** @type {string} */ level) => PILE.indexOf(PILE.includes(level) ? level : "*");
  return [...levels].sort((a, b) => rank(a) - rank(b));
}

/** @param {string} level */
const title = (level) => capital(levelName(level));

/**
 * Returns the charts of some items; those that would be empty are left out.
 *
 * @param {number[]} list
 * @param {import("../model/selection.js").Selection} selection
 * @returns {Chart[]}
 */
export function chartsOf(list, { level, boxes }) {
  const hosted = list.filter((i) => level[i]);
  const all = [
    growthChart(hosted),
    placeChart(list, level, boxes),
    tenureChart(hosted),
    fieldChart(hosted),
    memberChart(list.filter(isMember)),
  ];
  return all.filter((chart) => chart !== null);
}

/**
 * @param {number[]} list
 * @returns {Chart | null}
 */
function growthChart(list) {
  const points = growth(list);
  if (points.length < 2) return null;
  const levels = piled(new Set(points.flatMap((point) => [...point.levels.keys()])));
  const sum = (/** @type {Map<string, number>} */ counts) =>
    [...counts.values()].reduce((a, b) => a + b, 0);
  const rows = points.map((point) => [
    dateName(point.day),
    ...levels.map((name) => number(point.levels.get(name) ?? 0)),
    number(sum(point.levels)),
  ]);
  const series = levels.map((name) => ({
    className: levelClass(name),
    label: title(name),
    values: points.map((point) => point.levels.get(name) ?? 0),
  }));
  const days = points.map(({ day }) => day);
  return {
    id: "growth",
    title: wording.chartgrowth,
    columns: [wording.date, ...levels.map(title), wording.sum],
    rows,
    draw: (width) => [area(series, days, width)],
  };
}

/**
 * @param {number[]} list
 * @param {(string | null)[]} level
 * @param {boolean[]} boxes
 * @returns {Chart | null}
 */
function placeChart(list, level, boxes) {
  const { isOne, rows } = places(list, level, boxes);
  if (!rows.length) return null;
  const levels = piled(
    countLevels(
      rows.flatMap((row) => row.items),
      level,
    ).keys(),
  );
  const named = rows.map(({ box, category, items, levels: counts }) => ({
    label: isOne ? boxName(box) : categoryName(category),
    total: items.length,
    parts: levels.map((name) => ({
      className: levelClass(name),
      label: title(name),
      n: counts.get(name) ?? 0,
    })),
  }));
  return {
    id: "places",
    title: isOne ? wording.chartsubcategories : wording.chartcategories,
    columns: [isOne ? wording.subcategory : wording.category, ...levels.map(title), wording.sum],
    rows: named.map(({ label, parts, total }) => [
      label,
      ...parts.map(({ n }) => number(n)),
      number(total),
    ]),
    draw: () => [
      bars(named),
      ...(levels.length > 1
        ? [legend(levels.map((name) => ({ className: levelClass(name), label: title(name) })))]
        : []),
    ],
  };
}

/**
 * @param {number[]} list
 * @returns {Chart | null}
 */
function tenureChart(list) {
  const rows = tenure(list).map(({ from, to, days, open }) => ({
    label: tenureLabel(from, to),
    className: to ? "" : levelClass(from),
    n: days.length,
    open: to ? "" : number(open),
    marks: [0, 0.25, 0.5, 0.75, 1].map((part) => quantile(days, part)),
  }));
  if (!rows.length) return null;
  return {
    id: "tenure",
    title: wording.charttenure,
    columns: [
      wording.period,
      wording.number,
      wording.open,
      wording.shortest,
      wording.quarter,
      wording.median,
      wording.threequarters,
      wording.longest,
    ],
    rows: rows.map(({ label, n, open, marks }) => [
      label,
      number(n),
      open,
      ...marks.map((days) => number(Math.round(days))),
    ]),
    draw: () => [
      boxPlots(
        rows.map((row) => ({ ...row, says: `${duration(Math.round(row.marks[2]))} (${row.n})` })),
      ),
      el("p", { className: "note", textContent: wording.boxes }),
    ],
  };
}

/**
 * @param {string} from
 * @param {string} to
 */
function tenureLabel(from, to) {
  if (from === "accepted") return wording.acceptancetograduation;
  if (!to) return fill(wording.atlevel, { level: levelName(from) });
  return capital(fill(wording.move, { from: levelName(from), to: levelName(to) }));
}

/**
 * @param {number[]} list
 * @returns {Chart | null}
 */
function fieldChart(list) {
  if (!list.length) return null;
  const rows = knownFields(list).map(({ field, known }) => ({ label: fieldName(field), known }));
  return {
    id: "facts",
    title: wording.chartfacts,
    columns: [wording.field, wording.given, wording.missing],
    rows: rows.map(({ label, known }) => [label, number(known), number(list.length - known)]),
    draw: () => [
      bars(
        rows.map(({ label, known }) => ({
          label,
          total: known,
          parts: [{ className: "plain", label: wording.given, n: known }],
        })),
        list.length,
      ),
    ],
  };
}

/**
 * @param {number[]} list
 * @returns {Chart | null}
 */
function memberChart(list) {
  const years = joined(list).map(([year, n]) => ({ year: year || wording.unknown, n }));
  if (!years.length) return null;
  return {
    id: "members",
    title: wording.chartmembers,
    columns: [wording.year, wording.membersjoined],
    rows: years.map(({ year, n }) => [year, number(n)]),
    draw: () => [
      bars(
        years.map(({ year, n }) => ({
          label: year,
          total: n,
          parts: [{ className: "plain", label: data.title, n }],
        })),
      ),
    ],
  };
}
