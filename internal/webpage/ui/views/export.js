/** The menu that copies and saves the items that are shown. */
import { copies } from "../model/copies.js";
import { data, wording } from "../model/data.js";
import { fill, number } from "../model/names.js";
import { copy } from "./clipboard.js";
import { $, el } from "./dom.js";
import { current } from "./render.js";

export function listenToExport() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-copy]");
  for (const button of buttons) button.addEventListener("click", () => copyFor(button));
  const files = data.links.filter(({ url }) => /\.(xlsx|csv)$/.test(url));
  if (!files.length) return;
  const links = files.map(({ name, url }) =>
    el("a", { href: url, download: "" }, name.replace(/^.*\//, "")),
  );
  $("export-files").append(
    el("p", { className: "label", textContent: wording.download }),
    ...links,
  );
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
}
