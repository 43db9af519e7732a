/** What is shown: the facts of the landscape, or what the filters found. */
import { daysBetween } from "../core/dates.js";
import { all, data, filterNamed, texts, wording } from "../model/data.js";
import { carriersOf } from "../model/filter-values.js";
import { capital, dateName, fill, number, valueName } from "../model/names.js";
import { change, chosen, state } from "../model/state.js";
import { $, el } from "./dom.js";
import { icon } from "./icons.js";
import { pause } from "./slider.js";

/** The number of days from which an age says nothing, as that of an edition. */
const OLD = 1000;

/** Draws the line of facts about the landscape. */
export function drawFacts() {
  /** @type {[kind: string, text: string, one: string][]} */
  const kinds = [
    ["hosted", wording.projects, wording.project],
    ["other", wording.products, wording.product],
    ["member", wording.members, wording.member],
  ];
  const facts = kinds.flatMap(([kind, text, one]) => {
    const carriers = carriersOf("kind", kind);
    const n = carriers?.reduce((sum, one) => sum + one, 0);
    return n ? [withNumber(n === 1 ? one : text, n)] : [];
  });
  const asOf = data.day && fill(wording.asof, { day: dateName(data.day) });
  const ago = data.day ? daysBetween(data.day, new Date().toISOString().slice(0, 10)) : 0;
  if (asOf && ago > 0 && ago < OLD)
    facts.push([asOf, ` (${fill(wording.ago, { n: number(ago) })})`]);
  else if (asOf) facts.push([asOf]);
  $("facts").append(...facts.flatMap((fact, n) => (n ? [" · ", ...fact] : fact)));
  $("clear").addEventListener("click", clear);
}

/**
 * @param {string} text
 * @param {number} n
 * @returns {(Node | string)[]}
 */
function withNumber(text, n) {
  const [before, after] = text.split("{n}");
  return [before, el("b", { textContent: number(n) }), after];
}

function clear() {
  const box = $("q", HTMLInputElement);
  pause();
  box.value = "";
  change({ q: "", filters: {}, day: "" });
  box.focus();
}

/**
 * @param {number[]} current
 * @param {import("../model/selection.js").Selection} selection
 */
export function showStatus(current, { total, undated, notes }) {
  const isFiltered =
    Boolean(state.q || state.day) || Object.values(state.filters).some((v) => v.length);
  const found = fill(wording.found, {
    n: number(current.length),
    all: number(state.q ? all.length : total),
  });
  const left = state.day && undated ? [fill(wording.undated, { n: number(undated) })] : [];
  $("found").textContent = [found, ...notes, ...left].join(" · ");
  $("found").classList.toggle("hide", !isFiltered);
  $("clear").hidden = !isFiltered;
  $("status").classList.toggle("quiet", !isFiltered);
  $("active").replaceChildren(...activeFilters());
}

/** Returns the chosen values of all filters. */
function active() {
  return Object.keys(state.filters).flatMap((name) => {
    const filter = filterNamed(name);
    return (filter ? chosen(filter) : []).map((value) => {
      const isLevel = name === "maturity" || name === "category";
      const shown = capital(valueName(name, value));
      return { name, value, label: isLevel ? shown : `${texts.filters[name]}: ${shown}` };
    });
  });
}

/** Returns the names of the chosen values. */
export function filterNames() {
  return active().map(({ label }) => label);
}

/** Returns a chip for each chosen value, which removes it. */
function activeFilters() {
  return active().map(({ name, value, label }) =>
    removable(label, () => {
      const others = (state.filters[name] ?? []).filter((other) => other !== value);
      change({ filters: { ...state.filters, [name]: others } });
    }),
  );
}

/**
 * @param {string} label
 * @param {() => void} remove
 */
function removable(label, remove) {
  const button = el(
    "button",
    { type: "button", "aria-label": fill(wording.remove, { name: label }) },
    label,
    icon("close"),
  );
  button.addEventListener("click", () => {
    remove();
    $("clear").focus();
  });
  return button;
}
