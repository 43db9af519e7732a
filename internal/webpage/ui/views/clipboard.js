/** Copies text, and says so. */
import { wording } from "../model/data.js";
import { $, el } from "./dom.js";

/** How long the message stays, in milliseconds. */
const STAY = 2500;

let timer = 0;

/**
 * Copies text to the clipboard and tells what was copied. A page from a disk may have no
 * right to do so; then the text is selected and copied as by a key, and the focus
 * returned.
 *
 * @param {string} text
 * @param {string} name
 */
export async function copy(text, name) {
  const focused = document.activeElement;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
  $("told").textContent = `${wording.copied}: ${name}`;
  clearTimeout(timer);
  timer = setTimeout(() => ($("told").textContent = ""), STAY);
}
