/**
 * Live characters are those that a terminal obeys, or that change how other
 * text looks without being seen. They are those of internal/output.
 */

/** Controls, format characters, line separators, and letters that show nothing. */
const LIVE = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u3164\uffa0\u2028\u2029\u{e0000}-\u{e00ff}]/u;

/** Format characters that show something: Unicode's Prepended_Concatenation_Mark. */
const SHOWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

const JOINERS = "\u200c\u200d";

/**
 * Makes live characters visible: ASCII ones by their pictures, others by their
 * number. Characters in keep stay as they are.
 *
 * @param {string} text
 * @param {string} [keep]
 */
export function visible(text, keep = "") {
  return replaceLive(text, (char) => (keep.includes(char) ? char : picture(char)));
}

/**
 * Leaves out live characters.
 *
 * @param {string} text
 */
export function withoutLive(text) {
  return replaceLive(text, () => "");
}

/**
 * Escapes live characters in JSON.
 *
 * @param {string} json
 */
export function escapeInJSON(json) {
  return replaceLive(json, (char) => (char === "\n" ? char : jsonEscape(char)));
}

/**
 * Escapes live characters in a web address.
 *
 * @param {string} url
 */
export function escapeInAddress(url) {
  return replaceLive(url, encodeURIComponent);
}

/**
 * @param {string} text
 * @param {(char: string) => string} replace
 */
function replaceLive(text, replace) {
  if (!LIVE.test(text)) return text;
  const chars = [...text];
  return chars.map((char, n) => (isLiveAt(chars, n) ? replace(char) : char)).join("");
}

/**
 * Reports whether a character is live where it stands. A joiner is not between
 * two letters or symbols that may need one, as in emoji and in Persian.
 *
 * @param {string[]} chars
 * @param {number} n
 */
function isLiveAt(chars, n) {
  if (!JOINERS.includes(chars[n])) return isLive(chars[n]);
  return !mayJoin(chars[n - 1]) || !mayJoin(chars[n + 1]);
}

/** @param {string} char */
function isLive(char) {
  return LIVE.test(char) && !SHOWN.test(char);
}

/** @param {string | undefined} char */
function mayJoin(char) {
  if (char === undefined || char < "\u0300" || char === "\ufffd") return false;
  return !isLive(char) && !/\p{White_Space}/u.test(char);
}

/** @param {string} char */
function picture(char) {
  const code = Number(char.codePointAt(0));
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return code > 0xffff ? "\\U" + hex(code, 8) : "\\u" + hex(code, 4);
}

/** @param {string} char */
function jsonEscape(char) {
  return char
    .split("")
    .map((unit) => "\\u" + hex(unit.charCodeAt(0), 4))
    .join("");
}

/**
 * @param {number} code
 * @param {number} digits
 */
function hex(code, digits) {
  return code.toString(16).padStart(digits, "0");
}
