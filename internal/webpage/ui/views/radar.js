/** The radar of an organization, which internal/svg draws. */
import { data } from "../model/data.js";

/**
 * Returns the picture of an SVG. Styles of its elements are set one by one, because the
 * policy of the page allows none in its text.
 *
 * @param {string} svg
 */
export function picture(svg) {
  const source = svg.replaceAll(' style="', ' data-style="');
  const { documentElement } = new DOMParser().parseFromString(source, "image/svg+xml");
  const drawn = document.importNode(documentElement, true);
  /** @type {NodeListOf<SVGElement>} */
  const styled = drawn.querySelectorAll("[data-style]");
  for (const element of styled) {
    const [, size] = /^font-size:([\d.]+px)$/.exec(element.dataset.style ?? "") ?? [];
    if (size) element.style.setProperty("font-size", size);
  }
  return drawn;
}

/**
 * Shows the dots of some items; the others, and their lines in the legend, are faint.
 *
 * @param {HTMLElement} picture
 * @param {HTMLElement} sheet its table
 * @param {number[]} list
 */
export function showDots(picture, sheet, list) {
  const names = list.filter((i) => data.items[i].status).map((i) => data.items[i].name);
  for (const dot of picture.querySelectorAll("g")) {
    const title = dot.querySelector("title")?.textContent ?? "";
    const isFaint = !names.some(
      (name) => title.startsWith(name + ", ") || title.startsWith(name + "、"),
    );
    dot.classList.toggle("faint", isFaint);
    for (let next = dot.nextElementSibling; next?.matches(".label, .note");) {
      next.classList.toggle("faint", isFaint);
      next = next.nextElementSibling;
    }
  }
  for (const row of sheet.querySelectorAll("tbody tr")) {
    const cells = [...row.children].map((cell) => cell.textContent ?? "");
    row.toggleAttribute("hidden", !cells.some((text) => names.includes(text)));
  }
}
