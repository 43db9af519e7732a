/** The buttons that copy the shown items. */
import { wording } from "../model/data.js";
import { copies } from "../model/copies.js";
import { $, el } from "./dom.js";
import { current } from "./render.js";

export function listenToCopyButtons() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-copy]");
  for (const button of buttons) button.addEventListener("click", () => copyFor(button));
}

/** @param {HTMLButtonElement} button */
async function copyFor(button) {
  const format = /** @type {keyof typeof copies} */ (button.dataset.copy);
  const text = copies[format](current);
  await copy(text, button);
  const told = format === "command" ? text.trim() : `${button.textContent}, ${current.length}`;
  $("told").textContent = `${wording.copied}: ${told}`;
}

/**
 * Copies text to the clipboard. A page from a disk may have no right to do so;
 * then the text is selected and copied as by a key, and the focus returned.
 *
 * @param {string} text
 * @param {HTMLElement} focused
 */
async function copy(text, focused) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    focused.focus();
  }
}
