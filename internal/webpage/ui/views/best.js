/** The best matches of a search, above the map. */
import { data } from "../model/data.js";
import { state } from "../model/state.js";
import { $, el } from "./dom.js";
import { styleTile } from "./tile.js";

const LIMIT = 10;

/**
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function showBest(list, level) {
  const best = $("best");
  best.hidden = !state.q || state.view === "table" || !list.length;
  const shown = best.hidden ? [] : list.slice(0, LIMIT);
  best.querySelector("ol")?.replaceChildren(...shown.map((i) => el("li", {}, tile(i, level[i]))));
}

/**
 * @param {number} i
 * @param {string | null} level
 */
function tile(i, level) {
  const link = el("a", { textContent: data.items[i].name });
  styleTile(link, i, level);
  return link;
}
