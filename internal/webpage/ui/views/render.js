/** Draws the page from the state. */
import { whenIdle } from "../model/idle.js";
import { sorted } from "../model/order.js";
import { select } from "../model/selection.js";
import { state } from "../model/state.js";
import { zoomedBox } from "../model/groups.js";
import { showBest } from "./best.js";
import { hideCard } from "./card.js";
import { $ } from "./dom.js";
import { showExport } from "./export.js";
import { isCounted, showFilters } from "./filter-panel.js";
import { showHeader } from "./header.js";
import { showItem } from "./item.js";
import { showLevels } from "./levels.js";
import { showList } from "./list.js";
import { showMap } from "./map.js";
import { showPlaces } from "./places.js";
import { showSlider } from "./slider.js";
import { showStats } from "./stats.js";
import { showStatus } from "./status.js";
import { showTimeline } from "./timeline.js";
import { showZoom } from "./zoom.js";

/**
 * The items that are shown, in their order.
 *
 * @type {number[]}
 */
export let current = [];

/** How often the page was drawn. */
let turn = 0;

/**
 * Draws the page.
 *
 * @param {import("../model/state.js").Pace} pace
 */
export function render({ quick = false }) {
  turn++;
  const selection = select((filter) => filter.name === "maturity" || isCounted(filter));
  current = sorted(selection.list, selection.level);
  hideCard();
  showHeader();
  showLevels(selection);
  showStatus(current, selection);
  showBest(current, selection.level);
  const isWhole = showView(selection, quick ? 0 : undefined);
  showPlaces();
  showFilters(selection.counts, current.length);
  showExport(current.length);
  const box = $("q", HTMLInputElement);
  if (document.activeElement !== box) box.value = state.q;
  showSlider();
  showItem();
  if (!isWhole) drawRest(selection, turn, 1);
}

/**
 * Draws what is out of sight while nothing else is to do.
 *
 * @param {import("../model/selection.js").Selection} selection
 * @param {number} now the turn to which it belongs
 * @param {number} portion
 */
function drawRest(selection, now, portion) {
  whenIdle(() => {
    if (now !== turn) return;
    if (!showView(selection, portion)) drawRest(selection, now, portion + 1);
  });
}

/**
 * Shows the view, and reports whether it is drawn as a whole.
 *
 * @param {import("../model/selection.js").Selection} selection
 * @param {number | undefined} portion the portion to draw, from 0; all if undefined
 */
function showView(selection, portion) {
  const zoomed = state.view === "map" ? zoomedBox() : undefined;
  $("map").hidden = state.view !== "map" || zoomed !== undefined;
  for (const view of ["list", "timeline", "stats"]) $(view).hidden = state.view !== view;
  const isFound = current.length > 0 || !$("best").hidden;
  $("none").hidden = isFound || state.view === "stats";
  showZoom(zoomed, current, selection.level);
  switch (state.view) {
    case "list":
      return showList(current, selection.level, portion);
    case "timeline":
      return showTimeline(current, portion);
    case "stats":
      showStats(current, selection);
      return true;
    default:
      return zoomed !== undefined || showMap(new Set(current), selection, portion);
  }
}
