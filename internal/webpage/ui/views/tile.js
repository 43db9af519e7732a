/** Tiles and cards stand for items. */
import { boxesOf, data } from "../model/data.js";
import { describe, levelAt, shortName } from "../model/items.js";
import { boxName, categoryName, levelClass, levelName, monogram } from "../model/names.js";
import { addressOf } from "../model/state.js";
import { el, span } from "./dom.js";

/** Levels whose tiles are large. */
const LARGE = ["graduated", "incubating"];

/** @param {string | null} level */
export function isLarge(level) {
  return level !== null && LARGE.includes(level);
}

/**
 * Returns an item's logo, or a monogram if it has none.
 *
 * @param {number} i
 */
export function mark(i) {
  const logo = data.logos[i];
  const content = logo
    ? el("img", { src: logo, alt: "", loading: "lazy", decoding: "async" })
    : monogram(data.items[i].name);
  return el("span", { className: "mono", "aria-hidden": "true" }, content);
}

/**
 * Draws the tile of an item at a level.
 *
 * @param {HTMLAnchorElement} link
 * @param {number} i
 * @param {string | null} level
 */
export function drawTile(link, i, level) {
  const name = shortName(i);
  link.className = "t " + levelClass(level);
  if (isLarge(level)) {
    link.replaceChildren(mark(i), span("nm", name), span("lv", levelName(level)));
  } else {
    link.textContent = name;
  }
  if (level && !isLarge(level)) link.setAttribute("aria-label", `${name}, ${levelName(level)}`);
  else link.removeAttribute("aria-label");
}

/**
 * Returns a tile of its own, such as that of an alternative.
 *
 * @param {number} i
 * @param {string} [name]
 */
export function chip(i, name = data.items[i].name) {
  const level = levelAt(i);
  const link = el("a", {
    className: "t " + levelClass(level),
    href: addressOf(i),
    textContent: name,
  });
  if (level) link.setAttribute("aria-label", `${name}, ${levelName(level)}`);
  return link;
}

/** @param {number} i */
export function placeOf(i) {
  const n = boxesOf[i][0];
  return n === undefined ? "" : `${boxName(n)} · ${categoryName(data.boxes[n].category)}`;
}

/**
 * Returns the head of a card: logo, name, place and level.
 *
 * @param {number} i
 * @param {string | null} level
 * @param {string} [place]
 */
export function cardHead(i, level, place = placeOf(i)) {
  return el(
    "div",
    { className: "head " + levelClass(level) },
    mark(i),
    el("a", { className: "nm", href: addressOf(i), textContent: shortName(i) }),
    span("place", place),
    level ? span("badge", levelName(level)) : null,
  );
}

/**
 * Returns a card of an item, as an entry of a list.
 *
 * @param {number} i
 * @param {string | null} level
 * @param {string} [place]
 */
export function card(i, level, place = placeOf(i)) {
  const says = el("p", { className: "says", textContent: describe(i) });
  return el("li", {}, cardHead(i, level, place), says);
}
