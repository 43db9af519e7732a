/** Draws the page from the state. */
import { all, wording } from "../model/data.js";
import { sorted } from "../model/order.js";
import { select } from "../model/selection.js";
import { state } from "../model/state.js";
import { showBest } from "./best.js";
import { $ } from "./dom.js";
import { showFilters } from "./filter-panel.js";
import { showItem } from "./item.js";
import { showMap } from "./map.js";
import { showSlider } from "./slider.js";
import { showTable } from "./table.js";

/**
 * The items that are shown, in their order.
 *
 * @type {number[]}
 */
export let current = [];

/** Draws the page. */
export function render() {
  const selection = select();
  current = sorted(selection.list, selection.level);
  showView(selection);
  showBest(current, selection.level);
  $("none").hidden = current.length > 0;
  $("found").textContent = summary(selection);
  showFilters(selection.counts);
  const box = $("q", HTMLInputElement);
  if (document.activeElement !== box) box.value = state.q;
  showSlider();
  showItem();
}

/** @param {import("../model/selection.js").Selection} selection */
function showView(selection) {
  const isTable = state.view === "table";
  $("map").hidden = isTable;
  $("table").hidden = !isTable;
  $("as-map").setAttribute("aria-pressed", String(!isTable));
  $("as-table").setAttribute("aria-pressed", String(isTable));
  if (isTable) showTable(current, selection.level);
  else showMap(new Set(current), selection);
}

/** @param {import("../model/selection.js").Selection} selection */
function summary({ undated, notes }) {
  const found = wording.found
    .replace("{n}", String(current.length))
    .replace("{all}", String(all.length));
  const left = state.day && undated ? [wording.undated.replace("{n}", String(undated))] : [];
  return [found, ...notes, ...left].join(" · ");
}
