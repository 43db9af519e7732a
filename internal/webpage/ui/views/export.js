/** The menu that copies and saves the items that are shown. */
import { copies, placementFilters } from "../model/copies.js";
import { data, wording } from "../model/data.js";
import { isMember } from "../model/items.js";
import { fill, number } from "../model/names.js";
import { chosen, state } from "../model/state.js";
import { copy } from "./clipboard.js";
import { $, el } from "./dom.js";
import { current } from "./render.js";

/** The link to the items as a spreadsheet, where a server makes one. */
const sheet = el("a", { download: "" }, wording.sheet, el("code", { textContent: "XLSX" }));

/** The list of items of the server's API, if there is a server. */
const api = data.links.find(({ url }) => url.endsWith("/api/v1/items"))?.url;

export function listenToExport() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-copy]");
  for (const button of buttons) button.addEventListener("click", () => copyFor(button));
  if (api) $("export-files").append(sheet);
}

/**
 * Returns the address of the spreadsheet of what is shown.
 *
 * @param {string} base
 */
function sheetAddress(base) {
  const parameters = new URLSearchParams({ format: "xlsx", limit: "0" });
  for (const filter of data.filters) {
    for (const value of chosen(filter)) parameters.append(filter.name, value);
  }
  for (const [name, value] of placementFilters()) parameters.append(name, value);
  if (current.some(isMember) && !state.filters.kind?.length) parameters.set("kind", "all");
  if (state.day) parameters.set("as_of", state.day);
  if (state.q) parameters.set("q", state.q);
  else if (state.sort) parameters.set("sort", state.sort);
  return `${state.q ? base.replace(/items$/, "search") : base}?${parameters}`;
}

/** @param {HTMLButtonElement} button */
function copyFor(button) {
  const format = /** @type {keyof typeof copies} */ (button.dataset.copy);
  const text = copies[format](current);
  const what =
    format === "command" ? text.trim() : `${button.textContent}, ${number(current.length)}`;
  void copy(text, what);
  $("export-menu").hidePopover();
}

/** @param {number} n how many items are shown */
export function showExport(n) {
  $("export-of").textContent = fill(wording.exportof, { n: number(n) });
  if (api) sheet.href = sheetAddress(api);
}
