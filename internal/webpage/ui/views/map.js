/** The map: boxes of tiles that are drawn once, of which some are shown. */
import { data } from "../model/data.js";
import { $, el } from "./dom.js";
import { logo, styleTile } from "./tile.js";

/** How much wider a box is per tile, roughly: a hosted one counts fourfold. */
const TILE_WIDTH = 85;

/**
 * The tiles in the order of the map. An item in several boxes has several.
 *
 * @type {{ item: number, box: number, link: HTMLAnchorElement, entry: HTMLLIElement }[]}
 */
export const tiles = [];

/** @typedef {{ n: number, element: HTMLElement, count: HTMLElement }} DrawnBox */

/** @type {{ name: string, section: HTMLElement, list: HTMLElement, boxes: DrawnBox[] }[]} */
const categories = [];

/** Draws all boxes and tiles. */
export function drawMap() {
  data.boxes.forEach((box, n) => {
    let category = categories.at(-1);
    if (category?.name !== box.category) categories.push((category = drawCategory(box)));
    const drawn = drawBox(box, n);
    category.list.append(drawn.element);
    category.boxes.push(drawn);
  });
  $("map").append(...categories.map(({ section }) => section));
}

/** @param {import("../model/data.js").Box} box */
function drawCategory(box) {
  const list = el("div", { className: "boxes" });
  const heading = el("h2", { textContent: box.category_title });
  const section = el("section", { className: "category" }, heading, list);
  /** @type {DrawnBox[]} */
  const boxes = [];
  return { name: box.category, section, list, boxes };
}

/**
 * @param {import("../model/data.js").Box} box
 * @param {number} n
 * @returns {DrawnBox}
 */
function drawBox(box, n) {
  const entries = box.items.map((item) => drawTile(item, n));
  const count = el("span");
  const heading = el("h3", {}, box.title + " ", count);
  const list = el("ul", { className: "tiles" }, ...entries);
  const element = el("div", { className: "box" }, heading, list);
  const hosted = box.items.filter((i) => data.items[i].maturity).length;
  const width = Math.round(Math.sqrt(box.items.length + 3 * hosted) * TILE_WIDTH);
  element.style.setProperty("--wide", width + "px");
  return { n, element, count };
}

/**
 * @param {number} item
 * @param {number} box
 */
function drawTile(item, box) {
  const link = el("a", { tabIndex: -1 }, logo(item), data.items[item].name);
  const entry = el("li", {}, link);
  tiles.push({ item, box, link, entry });
  return entry;
}

/** Returns the tiles that are shown. */
export function shownTiles() {
  return tiles.filter(({ entry }) => !entry.hidden);
}

/**
 * Shows the tiles of picked items.
 *
 * @param {Set<number>} picked
 * @param {import("../model/selection.js").Selection} selection
 */
export function showMap(picked, { level, boxes }) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { item, box, link, entry } of tiles) {
    entry.hidden = !(picked.has(item) && boxes[box]);
    if (entry.hidden) continue;
    counts.set(box, (counts.get(box) ?? 0) + 1);
    styleTile(link, item, level[item]);
  }
  for (const category of categories) {
    for (const { n, element, count } of category.boxes) {
      element.hidden = !counts.has(n);
      count.textContent = `(${counts.get(n) ?? 0})`;
    }
    category.section.hidden = category.boxes.every(({ element }) => element.hidden);
  }
  keepTabStop();
}

/** Leaves exactly one tile that the Tab key reaches, if any tile is shown. */
function keepTabStop() {
  for (const { entry, link } of tiles) if (entry.hidden) link.tabIndex = -1;
  const shown = shownTiles();
  if (shown.length && !shown.some(({ link }) => link.tabIndex === 0)) shown[0].link.tabIndex = 0;
}
