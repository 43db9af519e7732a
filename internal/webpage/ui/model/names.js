/** Names, dates and numbers in the language of the page. */
import { data, language, texts, wording } from "./data.js";

/** Levels that have a color of their own. Other foundations have others. */
const STYLED_LEVELS = ["graduated", "incubating", "sandbox", "inception", "archived"];

/** @param {string | null} level */
export function levelName(level) {
  return level ? (texts.levels[level] ?? level) : otherName();
}

/** Returns what items are that have no level. */
function otherName() {
  const { foundation } = data;
  return foundation ? fill(wording.otherthan, { foundation }) : wording.other;
}

/** @param {string | null} level */
export function levelClass(level) {
  if (!level) return "none";
  return STYLED_LEVELS.includes(level) ? level : "level";
}

/** @param {string} category */
export function categoryName(category) {
  return texts.categories[category] ?? category;
}

/** @param {number} n the number of a box */
export function boxName(n) {
  return texts.boxes[n] ?? data.boxes[n].subcategory;
}

/** @param {string} field */
export function fieldName(field) {
  return texts.fields[field] ?? field;
}

/**
 * Returns the name of a value of a filter.
 *
 * @param {string} filter
 * @param {string} value
 */
export function valueName(filter, value) {
  const named = texts.values[filter]?.[value];
  if (named) return named;
  if (filter === "category") return categoryName(value);
  if (filter === "subcategory") {
    const n = data.boxes.findIndex((box) => box.subcategory === value);
    return n < 0 ? value : boxName(n);
  }
  if (filter === "maturity") return capital(levelName(value === "none" ? "" : value));
  if (filter === "has" || filter === "missing") return fieldName(value);
  return filter === "lifecycle" || filter === "kind" ? capital(value.replaceAll("_", " ")) : value;
}

/** @param {string} text */
export function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Fills the places of a text, such as {n}.
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

const numbers = new Intl.NumberFormat(language);

/** @param {number} n */
export function number(n) {
  return numbers.format(n);
}

const locale = language === "en" ? "en-GB" : language;
const longDate = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const monthDate = new Intl.DateTimeFormat(locale, {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * Returns a date as people write it; text that is no date stays as it is.
 *
 * @param {string} date
 */
export function dateName(date) {
  return formatted(longDate, date);
}

/** @param {string} date */
export function monthName(date) {
  return formatted(monthDate, date);
}

/**
 * @param {Intl.DateTimeFormat} format
 * @param {string} date
 */
function formatted(format, date) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : format.format(time);
}

/**
 * Returns a number of days in the unit that suits it.
 *
 * @param {number} days
 */
export function duration(days) {
  if (days === 1) return wording.day;
  if (days < 60) return fill(wording.days, { n: number(days) });
  if (days < 730) return fill(wording.months, { n: Math.round(days / 30.44) });
  return fill(wording.years, { n: number(Math.round(days / 36.525) / 10) });
}

/**
 * Returns two letters that stand for a name without a logo.
 *
 * @param {string} name
 */
export function monogram(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [name];
  const [first, second] = [words[0], words[1]];
  const capitals = [...first].filter((char) => /\p{Lu}/u.test(char));
  if (second) return [...first][0].toUpperCase() + [...second][0].toUpperCase();
  if (capitals.length > 1) return capitals[0] + capitals[1];
  return [...first].slice(0, 2).join("").toUpperCase();
}
