import { visible } from "./visible.js";

/**
 * Writes records as `landscope list -o csv` does.
 *
 * @param {string[][]} records
 */
export function csv(records) {
  return records.map((cells) => cells.map((cell) => quote(guard(cell))).join(",") + "\n").join("");
}

/**
 * Puts an apostrophe before text that a spreadsheet would read as a formula.
 *
 * @param {string} cell
 */
function guard(cell) {
  return visible(/^[=+\-@\t\r＝＋－＠]/.test(cell) ? "'" + cell : cell, "\t\r\n");
}

/**
 * Quotes a cell where Go's encoding/csv does.
 *
 * @param {string} cell
 */
function quote(cell) {
  if (!/^\p{White_Space}|[",\r\n]|^\\\.$/u.test(cell)) return cell;
  return '"' + cell.replaceAll('"', '""') + '"';
}
