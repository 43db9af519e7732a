import { withoutLive } from "./visible.js";

/**
 * Quotes text as one word of a POSIX shell. Live characters are left out: a
 * terminal obeys some of them when text is pasted, even within quotes.
 *
 * @param {string} text
 */
export function quote(text) {
  const word = withoutLive(text);
  return /^[\w.,:/+@-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}
