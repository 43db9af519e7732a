/** The chips of levels: legend and filter in one. */
import { data, filterNamed, texts, wording } from "../model/data.js";
import { capital, levelClass, levelName, number } from "../model/names.js";
import { change, chosen, state } from "../model/state.js";
import { $, el } from "./dom.js";
import { togglePanel } from "./filter-panel.js";

/** The order of the chips; other levels follow sandbox. */
const ORDER = ["graduated", "incubating", "sandbox", "inception", "", "archived", "none"];

/** @type {{ name: string, chip: HTMLButtonElement, count: HTMLElement }[]} */
const chips = [];

/** Draws a chip for each level, and the button that opens the filters. */
export function drawLevels() {
  const filter = filterNamed("maturity");
  const rank = (/** @type {string} */ name) => ORDER.indexOf(ORDER.includes(name) ? name : "");
  const names = [...data.levels.map(({ name }) => name), "none"];
  names.sort((a, b) => rank(a) - rank(b));
  for (const name of filter ? names : []) {
    const count = el("b");
    const label = levelName(name === "none" ? "" : name);
    const chip = el(
      "button",
      {
        type: "button",
        className: "chip " + levelClass(name === "none" ? "" : name),
        title: texts.about.levels[name] ?? (name === "none" ? wording.nothosted : ""),
      },
      el("i", { "aria-hidden": "true" }),
      capital(label),
      count,
    );
    chip.addEventListener("click", () => toggle(name));
    chips.push({ name, chip, count });
  }
  const set = el("b", { className: "set" });
  const more = el(
    "button",
    { type: "button", className: "chip filt", id: "more", "aria-controls": "panel" },
    wording.filters,
    set,
  );
  more.addEventListener("click", togglePanel);
  $("filter").addEventListener("click", togglePanel);
  $("levels").append(...chips.map(({ chip }) => chip), more);
}

/** @param {string} name */
function toggle(name) {
  const values = state.filters.maturity ?? [];
  const others = values.filter((value) => value !== name);
  const maturity = others.length < values.length ? others : [...values, name];
  change({ filters: { ...state.filters, maturity } });
}

/**
 * Shows how many items are at each level. A level that no item has is not offered.
 *
 * @param {import("../model/selection.js").Selection} selection
 */
export function showLevels({ counts }) {
  const filter = filterNamed("maturity");
  if (!filter) return;
  const here = counts.get(filter);
  const isAlone = (here?.size ?? 0) < 2 && !chosen(filter).length;
  for (const { name, chip, count } of chips) {
    const isPressed = chosen(filter).includes(name);
    const n = here?.get(name) ?? 0;
    count.textContent = number(n);
    chip.setAttribute("aria-pressed", String(isPressed));
    chip.hidden = (!n || isAlone) && !isPressed;
  }
}
