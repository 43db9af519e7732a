import { isWebAddress } from "./text.js";
import { escapeInAddress, visible } from "./visible.js";

/** @type {Record<string, string>} */
const ENTITIES = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "\r\n": "<br>",
  "\n": "<br>",
  "\r": "<br>",
};

/** @type {Record<string, string>} */
const ADDRESS_ESCAPES = { "|": "%7C", "<": "%3C", ">": "%3E" };

/**
 * Escapes text so that Markdown shows it as it is, also in a table. Web
 * addresses stay whole, because GitHub turns them into links.
 *
 * @param {string} text
 */
export function escape(text) {
  if (isWebAddress(text)) {
    return escapeInAddress(text).replace(/[|<>]/g, (char) => ADDRESS_ESCAPES[char]);
  }
  return visible(text, "\r\n").replace(
    /\r\n|[\\|`*_[\]~<>&\r\n]/g,
    (char) => ENTITIES[char] ?? "\\" + char,
  );
}

/**
 * Writes a table as `landscope list -o markdown` does.
 *
 * @param {string[]} headers
 * @param {string[][]} rows
 */
export function table(headers, rows) {
  const lines = [headers.map(escape), headers.map(() => "---"), ...rows.map((r) => r.map(escape))];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
