/** Arrow keys, Home and End move the focus from tile to tile. */
import { $ } from "./dom.js";
import { setTabStop, shownTiles } from "./map.js";

/** The weight of vertical distance, compared with horizontal distance. */
const DOWN_WEIGHT = 4;

export function listenToMapKeys() {
  $("map").addEventListener("keydown", (event) => {
    const here = event.target instanceof Element && event.target.closest("a.t");
    if (!(here instanceof HTMLAnchorElement)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const target = move(shownLinks(), here);
    if (target) moveFocus(target);
  });
}

/** Returns the links of the map in the order in which they are seen. */
function shownLinks() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = $("map").querySelectorAll(".category:not([hidden]) a.t");
  const shown = new Set(shownTiles().map(({ link }) => link));
  return [...links].filter((link) => shown.has(link));
}

/** @typedef {HTMLAnchorElement} Link */

/** @type {Record<string, (links: Link[], here: Link) => Link | undefined>} */
const MOVES = {
  ArrowLeft: (links, here) => links[links.indexOf(here) - 1],
  ArrowRight: (links, here) => links[links.indexOf(here) + 1],
  ArrowUp: (links, here) => nearest(links, here, -1),
  ArrowDown: (links, here) => nearest(links, here, 1),
  Home: (links) => links[0],
  End: (links) => links.at(-1),
};

/**
 * Returns the tile nearest to the middle of another one, below or above it.
 *
 * @param {Link[]} links
 * @param {Link} here
 * @param {1 | -1} direction 1 for down
 */
function nearest(links, here, direction) {
  const from = here.getBoundingClientRect();
  const middle = from.left + from.width / 2;
  let best = Infinity;
  /** @type {Link | undefined} */
  let found;
  for (const link of links) {
    const to = link.getBoundingClientRect();
    const down = direction > 0 ? to.top - from.bottom : from.top - to.bottom;
    const aside = Math.max(0, to.left - middle, middle - to.right);
    const distance = down * DOWN_WEIGHT + aside;
    if (down < -1 || distance >= best) continue;
    best = distance;
    found = link;
  }
  return found;
}

/** @param {Link} to */
function moveFocus(to) {
  setTabStop(to);
  to.focus();
}
