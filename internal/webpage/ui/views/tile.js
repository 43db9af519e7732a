/** Tiles stand for items, on the map and among the best matches. */
import { data } from "../model/data.js";
import { describe, levelClass, levelName } from "../model/items.js";
import { addressOf } from "../model/state.js";
import { el } from "./dom.js";

/**
 * Returns an item's logo, or null if it has none.
 *
 * @param {number} i
 */
export function logo(i) {
  return data.logos[i] ? el("img", { src: data.logos[i], alt: "" }) : null;
}

/**
 * Gives a link to an item the looks of a tile.
 *
 * @param {HTMLAnchorElement} link
 * @param {number} i
 * @param {string | null} level
 */
export function styleTile(link, i, level) {
  const { name } = data.items[i];
  const named = level ? `${name}, ${levelName(level)}` : name;
  const description = describe(i);
  link.className = "tile " + levelClass(level);
  link.href = addressOf(i);
  link.title = description ? `${named}: ${description}` : named;
  if (level) link.setAttribute("aria-label", named);
  else link.removeAttribute("aria-label");
}
