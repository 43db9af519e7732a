/** The card of a tile, on hover and on focus. */
import { boxesOf, itemsById, wording } from "../model/data.js";
import { describe, levelAt, levelSince } from "../model/items.js";
import { capital, fill, levelName, monthName } from "../model/names.js";
import { $, el } from "./dom.js";
import { linkRow } from "./item-links.js";
import { cardHead } from "./tile.js";

/** How long the pointer rests on a tile before its card shows, in milliseconds. */
const DELAY = 320;

/** How long the card stays when the pointer leaves. */
const STAY = 180;

let timer = 0;

/** @type {Element | null} */
let shownFor = null;

export function listenToCard() {
  const map = $("map");
  const card = $("card");
  map.addEventListener("pointerover", (event) => {
    const tile = event.target instanceof Element && event.target.closest("a.t");
    if (tile && event.pointerType === "mouse") later(DELAY, () => showCard(tile));
  });
  map.addEventListener("pointerout", () => later(STAY, hideCard));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(STAY, hideCard));
  map.addEventListener("focusin", (event) => {
    const tile = event.target instanceof Element && event.target.closest("a.t");
    if (tile && tile.matches(":focus-visible")) later(DELAY, () => showCard(tile));
  });
  map.addEventListener("focusout", hideCard);
  addEventListener("keydown", (event) => event.key === "Escape" && hideCard());
  addEventListener("scroll", hideCard, { passive: true });
}

/**
 * @param {number} wait
 * @param {() => void} action
 */
function later(wait, action) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

/** Hides the card. */
export function hideCard() {
  clearTimeout(timer);
  if (!shownFor) return;
  shownFor = null;
  $("card").hidePopover();
}

/** @param {Element} tile */
function showCard(tile) {
  if (!(tile instanceof HTMLAnchorElement) || !tile.isConnected || tile === shownFor) return;
  const i = itemsById.get(new URLSearchParams(tile.hash.slice(1)).get("item") ?? "");
  if (i === undefined || !boxesOf[i].length) return;
  shownFor = tile;
  const card = $("card");
  const level = levelAt(i);
  const since = levelSince(i);
  const head = cardHead(i, level);
  const place = head.querySelector(".place");
  if (place && level && since) {
    const text = fill(wording.since, { day: monthName(since) });
    place.textContent = `${capital(levelName(level))} ${text}`;
  }
  head.querySelector(".badge")?.remove();
  const links = linkRow(i, 3);
  for (const link of [...links.children, ...head.querySelectorAll("a")]) {
    link.setAttribute("tabindex", "-1"); // the drawer has the same links
  }
  card.replaceChildren(head, el("p", { className: "says", textContent: describe(i) }), links);
  card.showPopover();
  moveTo(card, tile.getBoundingClientRect());
}

/**
 * Puts the card below its tile, or above it where there is no room below.
 *
 * @param {HTMLElement} card
 * @param {DOMRect} tile
 */
function moveTo(card, tile) {
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(8, Math.min(tile.left, innerWidth - width - 8));
  const below = tile.bottom + 6;
  const top = below + height < innerHeight ? below : Math.max(8, tile.top - height - 6);
  card.style.setProperty("left", `${left}px`);
  card.style.setProperty("top", `${top}px`);
}
