/**
 * The order of text, which is that of `landscope list --sort`: the root order of
 * Unicode, which English has. Case and accents count only between texts that are
 * otherwise equal.
 */
const collator = new Intl.Collator("en");

/**
 * Compares texts as dictionaries do.
 *
 * @param {string} a
 * @param {string} b
 */
export function compareText(a, b) {
  return collator.compare(a, b);
}
