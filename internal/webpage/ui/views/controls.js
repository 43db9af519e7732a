/** The search box, shortcuts, and links within the page. */
import { change, readAddress, refresh, state } from "../model/state.js";
import { $ } from "./dom.js";
import { openItem } from "./item.js";
import { limitRows } from "./list.js";
import { goToAddress } from "./places.js";

export function listenToControls() {
  listenToSearch();
  addEventListener("keydown", handleShortcut);
  addEventListener("click", followLink);
  addEventListener("popstate", () => {
    readAddress();
    refresh();
    goToAddress();
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
      const q = box.value.trim();
      if (q === state.q) return;
      limitRows();
      change({ q, box: "" }, { quick: true });
      if (scrollY) scrollTo(0, 0); // to the best matches
    });
  });
}

/** @param {KeyboardEvent} event */
function handleShortcut(event) {
  const box = searchBox();
  const isTyping =
    event.target instanceof Element && event.target.closest("input, select, textarea");
  const isSearch = event.key === "k" && (event.ctrlKey || event.metaKey);
  const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey;
  if ((isSearch || isSlash) && !$("item", HTMLDialogElement).open) {
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
 * Follows a link within the page, unless it is to be opened elsewhere: items, views,
 * groups and subcategories.
 *
 * @param {MouseEvent} event
 */
function followLink(event) {
  if (event.defaultPrevented) return;
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!(link instanceof HTMLAnchorElement) || link.classList.contains("skip")) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const parameters = new URLSearchParams(link.hash.slice(1));
  const item = parameters.get("item");
  const box = parameters.get("box");
  if (item) {
    openItem(item);
    return;
  }
  if (box) {
    change({ box, view: "map" }, { step: true });
    scrollTo(0, 0);
    document.getElementById("zoom-name")?.focus();
    return;
  }
  const before = state.view + state.group + state.box;
  history.pushState(null, "", link.hash || "#");
  readAddress();
  limitRows();
  refresh();
  if (state.view + state.group + state.box === before) return;
  scrollTo(0, 0);
}
