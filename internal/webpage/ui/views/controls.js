/** The search box, the choice of the view, shortcuts, and links to items. */
import { change, readAddress, refresh } from "../model/state.js";
import { $ } from "./dom.js";
import { pause } from "./slider.js";
import { limitRows } from "./table.js";

export function listenToControls() {
  listenToSearch();
  $("as-map").addEventListener("click", () => change({ view: "map" }));
  $("as-table").addEventListener("click", () => change({ view: "table" }));
  $("clear").addEventListener("click", clear);
  addEventListener("keydown", handleShortcut);
  addEventListener("click", openItem);
  addEventListener("popstate", () => {
    readAddress();
    refresh();
  });
}

function searchBox() {
  return $("q", HTMLInputElement);
}

function listenToSearch() {
  let frame = 0;
  const box = searchBox();
  box.addEventListener("input", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      limitRows();
      change({ q: box.value.trim() });
    });
  });
}

function clear() {
  const box = searchBox();
  pause();
  box.value = "";
  change({ q: "", filters: {}, day: "" });
  box.focus();
}

/** @param {KeyboardEvent} event */
function handleShortcut(event) {
  const box = searchBox();
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  if (event.key === "Escape" && document.activeElement === box && box.value) {
    event.preventDefault();
    box.value = "";
    change({ q: "" });
  }
}

/**
 * Opens the item of a link here, unless it is to be opened elsewhere.
 *
 * @param {MouseEvent} event
 */
function openItem(event) {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!(link instanceof HTMLAnchorElement)) return;
  const item = new URLSearchParams(link.hash.slice(1)).get("item");
  const isElsewhere =
    event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!item || isElsewhere) return;
  event.preventDefault();
  change({ item }, { step: true });
}
