/** The filters beside the map, with the number of items that each value has. */
import { fold } from "../core/text.js";
import { data, wording } from "../model/data.js";
import { change, chosen, refresh, state } from "../model/state.js";
import { $, el } from "./dom.js";

/** @typedef {import("../model/data.js").Filter} Filter */
/** @typedef {import("../model/data.js").FilterValue} FilterValue */
/** @typedef {Map<string, number>} Counts */

/** A filter with more values gets an input to find one of them. */
const NARROW_FROM = 13;

/** Filters that are open at first. */
const OPEN = ["maturity", "category"];

/** @type {{ filter: Filter, details: HTMLDetailsElement, update: (counts: Counts) => void }[]} */
const panels = [];

/** Draws all filters. */
export function drawFilters() {
  for (const filter of data.filters) {
    const { elements, update } = filter.values
      ? drawValues(filter, filter.values)
      : drawText(filter);
    const summary = el("summary", { textContent: filter.label });
    const doc = filter.doc ? el("p", { textContent: filter.doc }) : "";
    const details = el("details", {}, summary, doc, ...elements);
    details.open = OPEN.includes(filter.name) || chosen(filter).length > 0;
    details.addEventListener("toggle", () => details.open && refresh());
    panels.push({ filter, details, update });
    $("list").append(details);
  }
}

/**
 * Shows what is chosen, and the counts of open filters.
 *
 * @param {import("../model/selection.js").Selection["counts"]} counts
 */
export function showFilters(counts) {
  for (const { filter, details, update } of panels) {
    if (details.open) update(counts.get(filter) ?? new Map());
  }
  const active = data.filters.filter((filter) => chosen(filter).length).length;
  $("set").textContent = active ? `(${active})` : "";
  $("clear").hidden = !active && !state.q && !state.day;
}

/**
 * @param {Filter} filter
 * @param {string[]} values
 */
function choose(filter, values) {
  change({ filters: { ...state.filters, [filter.name]: values } });
}

/**
 * Draws a filter that takes free text.
 *
 * @param {Filter} filter
 */
function drawText(filter) {
  const { label, arg } = filter;
  const input = el("input", {
    type: "text",
    spellcheck: false,
    placeholder: arg,
    "aria-label": `${label}, ${arg}`,
  });
  input.addEventListener("change", () => choose(filter, input.value ? [input.value] : []));
  const update = () => {
    input.value = chosen(filter).join(", ");
  };
  return { elements: [el("div", { className: "values" }, input)], update };
}

/**
 * Draws a filter of values to check.
 *
 * @param {Filter} filter
 * @param {FilterValue[]} values
 */
function drawValues(filter, values) {
  let narrowed = "";
  const rows = values.map((value) => drawValue(filter, value));
  const list = el("div", { className: "values" }, ...rows.map(({ element }) => element));
  /** @param {Counts} counts */
  const update = (counts) => {
    for (const row of rows) row.update(counts.get(row.name) ?? 0, narrowed);
  };
  if (values.length < NARROW_FROM) return { elements: [list], update };
  const narrow = el("input", {
    type: "search",
    placeholder: wording.narrow,
    "aria-label": `${filter.label}: ${wording.narrow}`,
  });
  narrow.addEventListener("input", () => {
    narrowed = fold(narrow.value);
    refresh();
  });
  return { elements: [narrow, list], update };
}

/**
 * @param {Filter} filter
 * @param {FilterValue} value
 */
function drawValue(filter, { name, also }) {
  const label = also || name;
  const input = el("input", { type: "checkbox", name: filter.name, value: name });
  const number = el("span");
  const element = el("label", {}, input, el("span", { textContent: label }), number);
  input.addEventListener("change", () => {
    const others = chosen(filter).filter((other) => other !== name);
    choose(filter, input.checked ? [...others, name] : others);
  });
  /** @type {(count: number, narrowed: string) => void} */
  const update = (count, narrowed) => {
    const isOffered = count > 0 && fold(label).includes(narrowed);
    input.checked = chosen(filter).includes(name);
    number.textContent = String(count);
    element.hidden = !input.checked && !isOffered;
  };
  return { name, element, update };
}
