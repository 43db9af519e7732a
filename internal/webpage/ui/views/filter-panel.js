/** The filters, with the number of items that each value has. */
import { fold } from "../core/text.js";
import { data, texts, wording } from "../model/data.js";
import { fill, number, valueName } from "../model/names.js";
import { change, chosen, refresh, state } from "../model/state.js";
import { $, el } from "./dom.js";

/** @typedef {import("../model/data.js").Filter} Filter */
/** @typedef {import("../model/data.js").FilterValue} FilterValue */
/** @typedef {Map<string, number>} Counts */

/** A filter with more values gets an input to find one of them. */
const NARROW_FROM = 13;

/** The filters that most visitors want, in their order; the others are behind "More". */
const USUAL = [
  "status",
  "owner",
  "category",
  "maturity",
  "accepted-at",
  "license",
  "language",
  "tag",
];

/** Filters that are open at first. */
const OPEN = ["status", "category"];

/** The width below which the filters cover the page, in pixels. */
const NARROW = 760;

/** @type {{ filter: Filter, details: HTMLDetailsElement, update: (counts: Counts) => void }[]} */
const panels = [];

function dialog() {
  return $("panel", HTMLDialogElement);
}

/** Draws all filters. */
export function drawFilters() {
  const rank = (/** @type {Filter} */ { name }) => (USUAL.indexOf(name) + 100) % 100;
  const sorted = [...data.filters].sort((a, b) => rank(a) - rank(b));
  for (const filter of sorted) {
    const { elements, update } = filter.values
      ? drawValues(filter, filter.values)
      : drawText(filter);
    const summary = el("summary", { textContent: texts.filters[filter.name] });
    const details = el("details", {}, summary, ...elements);
    details.open = OPEN.includes(filter.name) || chosen(filter).length > 0;
    details.addEventListener("toggle", () => details.open && refresh());
    panels.push({ filter, details, update });
    $(USUAL.includes(filter.name) ? "filters" : "more-filters").append(details);
  }
  $("rare", HTMLDetailsElement).addEventListener("toggle", () => refresh());
  $("panel-close").addEventListener("click", () => dialog().close());
  $("panel-done").addEventListener("click", () => dialog().close());
  dialog().addEventListener("close", () => {
    $("more").setAttribute("aria-expanded", "false");
    (innerWidth > NARROW ? $("more") : $("filter")).focus();
  });
  $("more").setAttribute("aria-expanded", "false");
}

/** Opens the filters, or closes them. */
export function togglePanel() {
  if (dialog().open) {
    dialog().close();
    return;
  }
  if (innerWidth > NARROW) dialog().show();
  else dialog().showModal();
  $("more").setAttribute("aria-expanded", "true");
  refresh();
}

/**
 * Reports whether the counts of a filter are seen.
 *
 * @param {Filter} filter
 */
export function isCounted(filter) {
  return dialog().open && panels.some((panel) => panel.filter === filter && panel.details.open);
}

/**
 * Shows what is chosen, and the counts of open filters.
 *
 * @param {import("../model/selection.js").Selection["counts"]} counts
 * @param {number} found how many items are shown
 */
export function showFilters(counts, found) {
  const active = Object.values(state.filters).filter((values) => values.length).length;
  for (const set of document.querySelectorAll(".set")) set.textContent = active ? `${active}` : "";
  if (!dialog().open) return;
  $("panel-done").textContent = fill(wording.done, { n: number(found) });
  for (const { filter, details, update } of panels) {
    if (details.open) update(counts.get(filter) ?? new Map());
  }
}

/**
 * @param {Filter} filter
 * @param {string[]} values
 */
function choose(filter, values) {
  change({ filters: { ...state.filters, [filter.name]: values } });
}

/**
 * What filters of free text may be given.
 *
 * @type {Record<string, string>}
 */
const EXAMPLES = {
  name: wording.globexample,
  text: wording.textexample,
  "related-to": wording.itemexample,
};

/**
 * Draws a filter that takes free text.
 *
 * @param {Filter} filter
 */
function drawText(filter) {
  const example = filter.date ? "2020, 2020-05..2021, 2024.." : (EXAMPLES[filter.name] ?? "");
  const input = el("input", {
    type: "text",
    spellcheck: false,
    placeholder: example,
    "aria-label": `${texts.filters[filter.name]}, ${example}`,
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
  /** @type {ReturnType<typeof drawValue>[]} */
  let rows = [];
  const list = el("div", { className: "values" });
  /** @param {Counts} counts */
  const update = (counts) => {
    if (!rows.length) {
      rows = values.map((value) => drawValue(filter, value));
      list.append(...rows.map(({ element }) => element));
    }
    for (const row of rows) row.update(counts.get(row.name) ?? 0, narrowed);
  };
  if (values.length < NARROW_FROM) return { elements: [list], update };
  const narrow = el("input", {
    type: "search",
    placeholder: wording.narrow,
    "aria-label": `${texts.filters[filter.name]}: ${wording.narrow}`,
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
function drawValue(filter, { name }) {
  const label = valueName(filter.name, name);
  const input = el("input", { type: "checkbox", name: filter.name, value: name });
  const count = el("span", { className: "n" });
  const element = el("label", {}, input, el("span", { textContent: label }), count);
  input.addEventListener("change", () => {
    const others = chosen(filter).filter((other) => other !== name);
    choose(filter, input.checked ? [...others, name] : others);
  });
  /** @type {(count: number, narrowed: string) => void} */
  const update = (n, narrowed) => {
    const isOffered = n > 0 && fold(label).includes(narrowed);
    input.checked = chosen(filter).includes(name);
    count.textContent = number(n);
    element.hidden = !input.checked && !isOffered;
  };
  return { name, element, update };
}
