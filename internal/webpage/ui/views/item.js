/** The drawer with the details of an item. */
import { isWebAddress } from "../core/text.js";
import { boxesOf, data, itemsById, itemsByName, wording } from "../model/data.js";
import { describe, fieldOf, levelAt, levelClass, levelName, onDay } from "../model/items.js";
import { addressOf, change, state } from "../model/state.js";
import { $, el } from "./dom.js";
import { logo } from "./tile.js";

/** @typedef {import("../model/data.js").Details} Details */
/** @typedef {import("../model/data.js").Period} Period */
/** @typedef {[label: string, ...content: (Node | string)[]]} Row */

/** Shows the open item, or closes the drawer if there is none. */
export function showItem() {
  const i = itemsById.get(state.item);
  const dialog = drawer();
  if (i === undefined) {
    if (dialog.open) dialog.close();
    return;
  }
  dialog.replaceChildren(header(i), el("p", { textContent: describe(i) }), details(i));
  // The name has the focus, not the button: the key that opened the item would press it.
  if (dialog.open) $("item-name").focus();
  else dialog.showModal();
  dialog.scrollTop = 0;
}

export function listenToItem() {
  const dialog = drawer();
  dialog.addEventListener("close", () => {
    if (!state.item) return;
    const i = itemsById.get(state.item);
    change({ item: "" });
    if (i !== undefined) shownLinkTo(i)?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // outside of the drawer
  });
}

function drawer() {
  return $("item", HTMLDialogElement);
}

/** @param {number} i */
function shownLinkTo(i) {
  const target = new URL(addressOf(i), location.href).href;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("#best a, #map a, #table a");
  return [...links].find((link) => link.href === target && link.offsetParent);
}

/** @param {number} i */
function header(i) {
  const level = levelAt(i);
  const { name } = data.items[i];
  const heading = el("h2", { id: "item-name", tabIndex: -1, autofocus: true, textContent: name });
  const badge = level
    ? el("span", { className: "badge " + levelClass(level), textContent: levelName(level) })
    : null;
  const close = el("button", { type: "button", textContent: wording.close });
  close.addEventListener("click", () => drawer().close());
  return el("header", {}, logo(i), heading, badge, close);
}

/** @param {number} i */
function details(i) {
  const more = data.more[i];
  const rows = [
    ...nameRows(more),
    ...historyRows(more),
    placementRow(i),
    ...fieldRows(i),
    ...relationRows(more),
    ...factRows(more),
  ];
  const cells = rows.flatMap(([label, ...content]) => [
    el("dt", { textContent: label }),
    el("dd", {}, ...content),
  ]);
  return el("dl", {}, ...cells);
}

/**
 * @param {Details} more
 * @returns {Row[]}
 */
function nameRows({ aliases, former_names }) {
  /** @type {Row[]} */
  const rows = [];
  for (const [key, names] of Object.entries({ aliases, former_names })) {
    if (!names) continue;
    const texts = names.map(({ name, until }) => (until ? `${name} (– ${until})` : name));
    rows.push([data.labels[key], texts.join(", ")]);
  }
  return rows;
}

/**
 * @param {Details} more
 * @returns {Row[]}
 */
function historyRows({ history = [] }) {
  const known = history.filter(({ date }) => !state.day || date <= state.day);
  if (!known.length) return [];
  const texts = known.map(
    ({ approximate, date, maturity }) =>
      (approximate ? "~" : "") + date + " " + levelName(maturity),
  );
  return [[wording.history, plainList(texts)]];
}

/**
 * @param {number} i
 * @returns {Row}
 */
function placementRow(i) {
  const boxes = boxesOf[i].map((n) => data.boxes[n]);
  const texts = boxes.map(({ category_title, title }) => `${category_title} / ${title}`);
  return [wording.placement, plainList(texts)];
}

/**
 * @param {number} i
 * @returns {Row[]}
 */
function fieldRows(i) {
  const item = onDay(i);
  return data.fields
    .map(({ name, label }) => ({ label, value: fieldOf(item, name) }))
    .filter(({ value }) => !isEmpty(value))
    .map(({ label, value }) => [label, content(value)]);
}

/**
 * @param {Details} more
 * @returns {Row[]}
 */
function relationRows({ relations = [] }) {
  const kinds = Map.groupBy(relations.filter(hasBegun), ({ type }) => type);
  return [...kinds].map(([type, list]) => {
    const links = list.map((relation) => [relationLink(relation.item), period(relation)]);
    return [data.relations[type] || type, ...separated(links)];
  });
}

/** @param {string} name */
function relationLink(name) {
  const i = itemsByName.get(name);
  return i === undefined ? name : el("a", { href: addressOf(i), textContent: name });
}

/**
 * @param {Details} more
 * @returns {Row[]}
 */
function factRows({ facts = [] }) {
  return facts
    .filter((fact) => !fact.from || hasBegun(fact))
    .map((fact) => {
      const text = (data.lang === "ja" && fact.text_ja) || fact.text;
      return [wording.fact, text + period(fact)];
    });
}

/**
 * Reports whether a period has begun on the day that is shown. One that has no
 * date has not, on a past day.
 *
 * @param {Period} period
 */
function hasBegun({ from }) {
  return !state.day || (from !== undefined && from <= state.day);
}

/**
 * Returns a period in parentheses, as it is known on the day that is shown.
 *
 * @param {Period} period
 */
function period({ from, until }) {
  if (!from && !until) return "";
  const isOver = until && (!state.day || until <= state.day);
  return ` (${from || ""}–${isOver ? until : ""})`;
}

/** @param {unknown} value */
function isEmpty(value) {
  return value === undefined || value === null || (Array.isArray(value) && !value.length);
}

/**
 * Returns a value of a field for people to read.
 *
 * @param {unknown} value
 * @returns {Node | string}
 */
function content(value) {
  if (Array.isArray(value)) {
    return value.every((part) => typeof part === "string")
      ? value.join(", ")
      : plainList(value.map(content));
  }
  if (value && typeof value === "object") {
    return el("span", {}, ...separated(Object.entries(value).map(keyContent)));
  }
  if (value === true) return wording.yes;
  const text = String(value);
  if (!isWebAddress(text)) return text;
  return el("a", { href: text, rel: "noopener noreferrer", textContent: text });
}

/**
 * Returns a value of an object; a boolean one shows its key if it is true.
 *
 * @param {[key: string, value: unknown]} entry
 */
function keyContent([key, value]) {
  if (typeof value === "boolean") return [value ? key : ""];
  return [content(value)];
}

/**
 * Puts commas between groups of content.
 *
 * @param {(Node | string)[][]} groups
 */
function separated(groups) {
  return groups.flatMap((group, n) => (n ? [", ", ...group] : group));
}

/** @param {(Node | string)[]} entries */
function plainList(entries) {
  return el("ul", { className: "plain" }, ...entries.map((entry) => el("li", {}, entry)));
}
