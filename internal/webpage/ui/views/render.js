/** Draws the page from the state. */
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

/** Draws the page. */
export function render() {
  const selection = select((filter) => filter.name === "maturity" || isCounted(filter));
  current = sorted(selection.list, selection.level);
  hideCard();
  showHeader();
  showLevels(selection);
  showStatus(current, selection);
  showBest(current, selection.level);
  showView(selection);
  showPlaces();
  showFilters(selection.counts, current.length);
  showExport(current.length);
  const box = $("q", HTMLInputElement);
  if (document.activeElement !== box) box.value = state.q;
  showSlider();
  showItem();
}

/** @param {import("../model/selection.js").Selection} selection */
function showView(selection) {
  const zoomed = state.view === "map" ? zoomedBox() : undefined;
  $("map").hidden = state.view !== "map" || zoomed !== undefined;
  for (const view of ["list", "timeline", "stats"]) $(view).hidden = state.view !== view;
  const isFound = current.length > 0 || !$("best").hidden;
  $("none").hidden = isFound || state.view === "stats";
  showZoom(zoomed, current, selection.level);
  if (state.view === "list") showList(current, selection.level);
  else if (state.view === "timeline") showTimeline(current);
  else if (state.view === "stats") showStats(current, selection);
  else if (zoomed === undefined) showMap(new Set(current), selection);
}
