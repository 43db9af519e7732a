/** The drawer with the details of an item. */
import { data, itemsById, wording } from "../model/data.js";
import { describe, fieldOf, levelAt, onDay } from "../model/items.js";
import { fieldName, levelClass, levelName, valueName } from "../model/names.js";
import { address, addressOf, change, state } from "../model/state.js";
import { copy } from "./clipboard.js";
import { $, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { auditSection, factSection, fieldList } from "./item-facts.js";
import { historySection } from "./item-history.js";
import { linkRow } from "./item-links.js";
import { partSection, relationSections } from "./item-relations.js";
import { mark, placeOf } from "./tile.js";

/** What an organization says of an item. */
const OURS = ["status", "owner", "note", "own_tags"];

/** Whether the drawer was opened here, so that going back closes it. */
let isStep = false;

/** The item that is drawn, as it was on a day. */
let drawn = "";

/** Shows the open item, or closes the drawer if there is none. */
export function showItem() {
  const i = itemsById.get(state.item);
  const dialog = drawer();
  if (i === undefined) {
    drawn = "";
    if (dialog.open) dialog.close();
    return;
  }
  const now = `${i} ${state.day}`;
  if (dialog.open && now === drawn) return;
  drawn = now;
  const sections = [
    oursSection(i),
    historySection(i),
    ...relationSections(i),
    partSection(i),
    auditSection(i),
    factSection(i),
    ...fieldList(i),
  ];
  dialog.replaceChildren(
    header(i),
    el("p", { className: "lead", textContent: describe(i) }),
    linkRow(i),
    ...sections.filter((section) => section !== null),
  );
  // The name has the focus, not the button: the key that opened the item would press it.
  if (dialog.open) $("item-name").focus();
  else dialog.showModal();
  dialog.scrollTop = 0;
}

export function listenToItem() {
  const dialog = drawer();
  dialog.addEventListener("close", () => {
    if (!state.item || dialog.open) return; // open again since
    const i = itemsById.get(state.item);
    const focus = () => i !== undefined && shownLinkTo(i)?.focus();
    if (isStep) {
      isStep = false;
      addEventListener("popstate", focus, { once: true });
      history.back();
      return;
    }
    change({ item: "" });
    focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // outside of the drawer
  });
}

/**
 * Opens an item. The browser's back button closes it.
 *
 * @param {string} item
 */
export function openItem(item) {
  isStep = !state.item;
  change({ item }, { step: true });
}

function drawer() {
  return $("item", HTMLDialogElement);
}

/** @param {number} i */
function shownLinkTo(i) {
  const target = new URL(addressOf(i), location.href).href;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = $("main").querySelectorAll("a");
  return [...links].find((link) => link.href === target && link.offsetParent);
}

/** @param {number} i */
function header(i) {
  const level = levelAt(i);
  const { name } = data.items[i];
  const heading = el("h2", { id: "item-name", tabIndex: -1, autofocus: true, textContent: name });
  const badge = level ? span("badge", levelName(level)) : endBadge(i);
  const share = button(wording.copylink, "link", () => {
    const url = new URL(address(), location.href).href;
    void copy(url, name);
  });
  const close = button(wording.close, "close", () => drawer().close());
  const place = el("p", { className: "place", textContent: placeOf(i) });
  const buttons = el("div", { className: "buttons" }, share, close);
  return el(
    "header",
    { className: levelClass(level), role: "none" },
    mark(i),
    el("div", {}, heading, place),
    badge ?? el("span"),
    buttons,
  );
}

/**
 * Returns how a product has ended, if it has.
 *
 * @param {number} i
 */
function endBadge(i) {
  const { lifecycle } = data.items[i];
  return lifecycle ? span("badge", valueName("lifecycle", String(lifecycle))) : null;
}

/**
 * @param {string} label
 * @param {string} name
 * @param {() => void} action
 */
function button(label, name, action) {
  const properties = { type: "button", className: "square", "aria-label": label, title: label };
  const element = el("button", properties, icon(name));
  element.addEventListener("click", action);
  return element;
}

/** @param {number} i */
function oursSection(i) {
  const item = onDay(i);
  const rows = OURS.flatMap((field) => {
    const value = fieldOf(item, field);
    if (value === undefined || (Array.isArray(value) && !value.length)) return [];
    const text = Array.isArray(value) ? value.join(", ") : valueName(field, String(value));
    return [el("dt", { textContent: fieldName(field) }), el("dd", { textContent: text })];
  });
  if (!rows.length) return null;
  return el(
    "section",
    { className: "ours" },
    el("h3", { textContent: wording.ours }),
    el("dl", { className: "facts" }, ...rows),
  );
}
