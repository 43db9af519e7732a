/** The groups of the landscape, and the jump list of the categories that are shown. */
import { categories, groups, wording } from "../model/data.js";
import {
  categorySlug,
  currentGroup,
  groupCategories,
  groupName,
  isEverywhere,
} from "../model/groups.js";
import { categoryName } from "../model/names.js";
import { ALL_GROUPS, address, state } from "../model/state.js";
import { $, el } from "./dom.js";

/** @type {{ slug: string, link: HTMLAnchorElement }[]} */
const tabs = [];

/**
 * The categories of the jump list, in its order.
 *
 * @type {string[]}
 */
let shown = [];

/** @type {Map<string, HTMLAnchorElement>} */
const jumps = new Map();

/** Draws the groups and all categories. */
export function drawPlaces() {
  const named = groups.map((group) => ({ slug: group.slug, name: groupName(group) }));
  if (named.length < 2) named.length = 0;
  else named.push({ slug: ALL_GROUPS, name: wording.allgroups });
  for (const { slug, name } of named) tabs.push({ slug, link: el("a", { textContent: name }) });
  $("groups").append(...tabs.map(({ link }) => link));
  if (!tabs.length) $("groups").before($("levels")); // which has the room of the groups
  for (const name of categories) {
    const link = el("a", { textContent: categoryName(name) });
    link.addEventListener("click", (event) => jump(event, name));
    jumps.set(name, link);
  }
  $("cats").append(...jumps.values());
  addEventListener("scroll", () => requestAnimationFrame(markCategory), { passive: true });
}

/**
 * @param {MouseEvent} event
 * @param {string} name
 */
function jump(event, name) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.replaceState(null, "", jumps.get(name)?.hash);
  goTo(name);
}

/**
 * Scrolls to a category.
 *
 * @param {string} name
 */
function goTo(name) {
  const section = $("at-" + categorySlug(name));
  section.querySelector("h2")?.focus({ preventScroll: true });
  reach(section, SETTLE);
}

/** How often the place is sought again while categories on the way get their height. */
const SETTLE = 3;

/**
 * @param {HTMLElement} section
 * @param {number} times
 */
function reach(section, times) {
  section.scrollIntoView();
  markCategory();
  if (times) requestAnimationFrame(() => reach(section, times - 1));
}

/** Scrolls to the category of the address, if it names one. */
export function goToAddress() {
  const slug = new URLSearchParams(location.hash.slice(1)).get("at");
  const name = slug && categories.find((name) => categorySlug(name) === slug);
  if (name && !$("at-" + slug).hidden) goTo(name);
}

/** Shows where the reader is, and the categories that the map shows. */
export function showPlaces() {
  for (const { slug, link } of tabs) {
    link.href = address({ ...state, group: slug, box: "", item: "" });
    if (slug === (isEverywhere() ? ALL_GROUPS : currentGroup()))
      link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const order = isEverywhere() ? categories : groupCategories();
  const links = order.filter((name) => !$("at-" + categorySlug(name)).hidden);
  for (const name of links) {
    const link = jumps.get(name);
    if (link) link.href = `${address({ ...state, item: "" })}&at=${categorySlug(name)}`;
  }
  const isMap = state.view === "map" && !state.box && !$("map").classList.contains("few");
  const entries = isMap && links.length > 1 ? links.flatMap((name) => jumps.get(name) ?? []) : [];
  shown = entries.length ? links : [];
  const before = [...$("cats").children];
  if (before.length !== entries.length || entries.some((link, n) => link !== before[n])) {
    $("cats").replaceChildren(...entries);
  }
  requestAnimationFrame(() => {
    markCategory(); // once the page is laid out
    const here = tabs.find(({ link }) => link.hasAttribute("aria-current"));
    if (here) scrollInto($("groups"), here.link);
  });
}

/** Marks the category at the top of the window. */
function markCategory() {
  const line = $("cats").getBoundingClientRect().bottom + 80;
  const isEnd = scrollY > 0 && scrollY + innerHeight >= document.body.scrollHeight - 4;
  /** @type {HTMLAnchorElement | undefined} */
  let here;
  for (const name of shown) {
    const link = jumps.get(name);
    const section = $("at-" + categorySlug(name));
    if (section.hidden) continue;
    const isBelow = !isEnd && section.getBoundingClientRect().top > line;
    here = here && isBelow ? here : link;
  }
  for (const link of jumps.values()) {
    const isHere = link === here;
    if (isHere === link.hasAttribute("aria-current")) continue;
    if (isHere) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isHere) scrollInto($("cats"), link);
  }
}

/**
 * Scrolls a list so far that a link is seen.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} link
 */
function scrollInto(list, link) {
  const { left, right } = link.getBoundingClientRect();
  if (left < 40) list.scrollLeft += left - 40;
  else if (right > innerWidth - 40) list.scrollLeft += right - innerWidth + 40;
}
