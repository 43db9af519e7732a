/**
 * Text operations that give the same result as their Go counterparts in
 * internal/normalize. JavaScript's own toLowerCase and trim differ from Go's
 * for a few characters.
 */

const WORD_BREAK = /[^\p{L}\p{N}+]+/gu;
const NON_ASCII = /[^\0-\x7f]/;

/**
 * Lowercases each code point on its own: "Σ" is "σ" at the end of a word too,
 * and "İ" becomes a single "i".
 *
 * @param {string} text
 */
export function lower(text) {
  if (!NON_ASCII.test(text)) return text.toLowerCase();
  return Array.from(text, (c) => firstCodePoint(c.toLowerCase())).join("");
}

/** @param {string} text */
function firstCodePoint(text) {
  return String.fromCodePoint(/** @type {number} */ (text.codePointAt(0)));
}

/** @param {string} char */
function isSpace(char) {
  return /\p{White_Space}/u.test(char);
}

/**
 * Removes leading and trailing whitespace as Unicode defines it. It takes
 * linear time, unlike a regular expression for the same.
 *
 * @param {string} text
 */
export function trim(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
}

/**
 * Returns text in the form in which it is compared: letter case, surrounding
 * whitespace and the form in which Unicode writes accents do not count.
 *
 * @param {string} text
 */
export function fold(text) {
  return lower(trim(text.normalize("NFC")));
}

/**
 * Splits text into fields separated by whitespace.
 *
 * @param {string} text
 */
export function fields(text) {
  return text.split(/\p{White_Space}+/u).filter(Boolean);
}

/**
 * Splits text into lowercase words of letters, digits and "+".
 *
 * @param {string} text
 */
export function words(text) {
  return fold(text).split(WORD_BREAK).filter(Boolean);
}

/**
 * Returns landscape2's normalized name.
 *
 * @param {string} name
 */
export function slug(name) {
  return lower(name.replace(WORD_BREAK, "-")).replace(/-$/, "");
}

/**
 * Returns the length of text in UTF-8.
 *
 * @param {string} text
 */
export function byteLength(text) {
  return new TextEncoder().encode(text).length;
}

/**
 * Compares strings by code points, the order of UTF-8. The operators < and >
 * compare UTF-16 units instead, in which an emoji precedes "ｱ".
 *
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/**
 * Maps UTF-16 units to numbers that rank surrogates last.
 *
 * @param {number} unit
 */
function codePointRank(unit) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/**
 * Reports whether text is a web address and nothing else.
 *
 * @param {string} text
 */
export function isWebAddress(text) {
  return /^https?:\/\/[^ \t\r\n]*$/.test(text);
}
