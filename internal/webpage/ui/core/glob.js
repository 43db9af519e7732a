import { fold, slug } from "./text.js";

/**
 * Compiles a pattern in which "*" stands for any characters and "?" for one,
 * into a function that matches a name or its slug.
 *
 * @param {string} pattern
 * @returns {(name: string) => boolean}
 */
export function glob(pattern) {
  const wanted = [...fold(pattern)];
  return (name) => matches(wanted, [...fold(name)]) || matches(wanted, [...slug(name)]);
}

/**
 * Matches without backtracking by more than one "*", so that the time is
 * bounded by the square of the text's length, whatever the pattern is.
 *
 * @param {string[]} pattern
 * @param {string[]} text
 */
function matches(pattern, text) {
  let p = 0;
  let t = 0;
  let star = -1; // the last "*" passed
  let resume = 0; // where the text after that "*" was tried to begin
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
