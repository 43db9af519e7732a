/** The map: categories, and in columns their boxes of tiles. */
import { categories, data, texts } from "../model/data.js";
import { boxSlug, categorySlug, groupCategories, isEverywhere } from "../model/groups.js";
import { whenIdle } from "../model/idle.js";
import { levelAt } from "../model/items.js";
import { boxName, categoryName, number } from "../model/names.js";
import { addressOf, addressWith, state } from "../model/state.js";
import { $, el, place } from "./dom.js";
import { drawTile, isLarge } from "./tile.js";

/**
 * The tiles in the order of the map. An item in several boxes has several.
 *
 * @typedef {{ item: number, box: number, link: HTMLAnchorElement, entry: HTMLLIElement, level: string | null | undefined, shown: boolean }} Tile
 */

/** @type {Tile[]} */
export const tiles = [];

/** @typedef {import("../model/data.js").Layout} Layout */

/** @typedef {{ n: number, element: HTMLElement, count: HTMLElement, big: HTMLElement, small: HTMLElement, tiles: Tile[], key: string | undefined }} DrawnBox */

/** @type {{ name: string, section: HTMLElement, count: HTMLElement, rows: HTMLElement, boxes: DrawnBox[], layout: Layout | undefined | null }[]} */
const drawn = [];

/** The width of a column of the map, in rem. */
const COLUMN = 24;

/** With so few tiles, or fewer, boxes flow whatever their category. */
const FEW = 160;

/** The number of columns, 0 if it is not known yet. */
let columns = 0;

/** The categories of the order in which the sections are. */
let ordered = categories.join("\n");

/** The categories in the order in which they are drawn. */
let inOrder = drawn;

/** Draws all categories without their tiles, which are drawn when they are shown. */
export function drawMap() {
  for (const name of categories) {
    const boxes = data.boxes.flatMap((box, n) => (box.category === name ? [drawBox(n)] : []));
    const count = el("small");
    const rows = el("div", { className: "rows" });
    const about = texts.about.categories[name];
    const section = el(
      "section",
      { className: "category", id: "at-" + categorySlug(name), hidden: true },
      el("h2", { tabIndex: -1 }, categoryName(name) + " ", count),
      about ? el("p", { textContent: about }) : null,
      rows,
    );
    drawn.push({ name, section, count, rows, boxes, layout: null });
  }
  $("map").append(...drawn.map(({ section }) => section));
  new ResizeObserver(arrange).observe($("main"));
}

/**
 * @param {number} n
 * @returns {DrawnBox}
 */
function drawBox(n) {
  const count = el("span", { className: "n" });
  const title = el("a", {
    href: addressWith({ box: boxSlug(n) }),
    textContent: boxName(n),
  });
  const heading = el("h3", {}, title, count);
  const big = el("ul", { className: "big" });
  const small = el("ul", { className: "small" });
  const element = el("div", { className: "box" }, heading, big, small);
  return { n, element, count, big, small, tiles: [], key: undefined };
}

/** Puts the boxes in columns, as many as there is room for. */
function arrange() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const room = Math.floor($("main").clientWidth / rem / COLUMN);
  columns = Math.max(1, Math.min(room, data.layouts.at(-1)?.columns ?? 1));
  for (const category of drawn) if (!category.section.hidden) layOut(category);
}

/** Returns the layout for the width and the date; one column has none. */
function currentLayout() {
  const levels = state.filters.maturity ?? [];
  const isDated = Boolean(state.day) || (levels.length > 0 && !levels.includes("none"));
  return data.layouts.find(
    (layout) => layout.columns === columns && Boolean(layout.dated) === isDated,
  );
}

/** @param {typeof drawn[number]} category */
function layOut(category) {
  const layout = currentLayout();
  if (category.layout === layout || !columns) return;
  category.layout = layout;
  const rows = layout?.categories[categories.indexOf(category.name)];
  let next = 0;
  const elements = (rows ?? [[[1, category.boxes.length]]]).map((row) => {
    const cells = row.map(([span, boxes]) => {
      const cell = el("div", {}, ...category.boxes.slice(next, next + boxes).map((b) => b.element));
      cell.style.setProperty("grid-column", `span ${span}`);
      next += boxes;
      return cell;
    });
    const element = el("div", { className: "row" }, ...cells);
    element.style.setProperty("--columns", String(columns));
    return element;
  });
  category.rows.replaceChildren(...elements);
}

/** Returns the tiles that are shown. */
export function shownTiles() {
  return tiles.filter(({ shown }) => shown);
}

/** How many tiles are drawn at once where the rest may be drawn later. */
const PORTION = 250;

/**
 * Shows the tiles of picked items, and reports whether all are drawn.
 *
 * @param {Set<number>} picked
 * @param {import("../model/selection.js").Selection} selection
 * @param {number | undefined} portion the portion to draw, from 0; all if undefined
 */
export function showMap(picked, { level, boxes }, portion) {
  let total = 0;
  reorder();
  /** @type {[box: DrawnBox, items: number[]][]} */
  const contents = [];
  for (const category of inOrder) {
    /** @type {Set<number>} */
    const items = new Set();
    for (const box of category.boxes) {
      const shown = boxes[box.n] ? data.boxes[box.n].items.filter((i) => picked.has(i)) : [];
      shown.forEach((i) => items.add(i));
      total += shown.length;
      contents.push([box, shown]);
    }
    category.section.hidden = !items.size;
    category.count.textContent = number(items.size);
    if (items.size) layOut(category);
  }
  const filtered = Boolean(state.q) || Object.values(state.filters).some((values) => values.length);
  $("map").classList.toggle("few", filtered && total <= FEW);
  let room = portion === undefined ? Infinity : PORTION;
  for (const [box, items] of contents) {
    if (room > 0 || !items.length) room -= showBox(box, items, level);
  }
  keepTabStop();
  return room > 0;
}

/** Puts categories in the order of their group. */
function reorder() {
  const order = isEverywhere() ? categories : groupCategories();
  const now = order.join("\n");
  if (now === ordered) return;
  ordered = now;
  const first = order.flatMap((name) => drawn.find((category) => category.name === name) ?? []);
  inOrder = [...first, ...drawn.filter((category) => !first.includes(category))];
  $("map").append(...first.map(({ section }) => section));
}

/**
 * Shows items in a box, and returns how many tiles it drew.
 *
 * @param {DrawnBox} box
 * @param {number[]} items
 * @param {(string | null)[]} level
 */
function showBox(box, items, level) {
  const key = items.map((i) => `${i}${level[i]}`).join(" ");
  if (key === box.key) return 0;
  box.key = key;
  box.element.hidden = !items.length;
  if (!box.tiles.length && items.length) box.tiles = drawTiles(box.n);
  const wanted = new Set(items);
  for (const tile of box.tiles) {
    const before = tile.shown;
    tile.shown = wanted.has(tile.item);
    if (!tile.shown) continue;
    const isNew = tile.level !== undefined && (!before || tile.level !== level[tile.item]);
    if (tile.level !== level[tile.item]) {
      tile.level = level[tile.item];
      drawTile(tile.link, tile.item, tile.level);
    }
    tile.link.classList.toggle("new", isNew && Boolean(state.day));
  }
  if (!items.length) return 0;
  box.count.textContent = number(items.length);
  const shown = box.tiles.filter((tile) => tile.shown);
  const entries = (/** @type {boolean} */ large) =>
    shown.filter((tile) => isLarge(tile.level ?? null) === large).map(({ entry }) => entry);
  place(box.big, entries(true));
  place(box.small, entries(false));
  return items.length;
}

/**
 * Draws the tiles of groups that are not shown, box by box while nothing else is to do,
 * so that the first search is as quick as others.
 */
export function prepareMap() {
  const box = drawn.flatMap(({ boxes }) => boxes).find(({ tiles }) => !tiles.length);
  if (!box) return;
  box.tiles = drawTiles(box.n);
  for (const tile of box.tiles) {
    tile.level = levelAt(tile.item);
    drawTile(tile.link, tile.item, tile.level);
  }
  whenIdle(prepareMap);
}

/** @param {number} n */
function drawTiles(n) {
  return data.boxes[n].items.map((item) => {
    const link = el("a", { tabIndex: -1, href: addressOf(item) });
    /** @type {Tile} */
    const tile = {
      item,
      box: n,
      link,
      entry: el("li", {}, link),
      level: undefined,
      shown: false,
    };
    tiles.push(tile);
    return tile;
  });
}

/**
 * The tile that the Tab key reaches, if there is one.
 *
 * @type {HTMLAnchorElement | undefined}
 */
let stop;

/** @param {HTMLAnchorElement | undefined} link */
export function setTabStop(link) {
  if (stop) stop.tabIndex = -1;
  stop = link;
  if (link) link.tabIndex = 0;
}

/** Leaves exactly one tile that the Tab key reaches, if any tile is shown. */
function keepTabStop() {
  const tile = tiles.find(({ link }) => link === stop);
  if (!tile?.shown) setTabStop(tiles.find(({ shown }) => shown)?.link);
}
