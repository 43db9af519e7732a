/**
 * Dates are numbers yyyymmdd, as in internal/landscape, in which the day, or
 * the month and the day, may be 00 when they are unknown.
 *
 * @typedef {object} DateRange
 * @property {number} from the first day
 * @property {number} to the last day; 0 leaves the range open
 */

/**
 * Parses YYYY, YYYY-MM or YYYY-MM-DD. It returns undefined for other text and
 * for days that the calendar does not have.
 *
 * @param {string} text
 */
export function parseDate(text) {
  const match = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => part && Number(part));
  if (!year || month === 0 || day === 0) return undefined;
  if (Number(month) > 12 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return Number(year) * 10000 + Number(month ?? 0) * 100 + Number(day ?? 0);
}

/**
 * @param {number} year
 * @param {number} month
 */
function daysIn(year, month) {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** @param {number} date */
function firstDay(date) {
  const month = Math.floor(date / 100) % 100 || 1;
  return Math.floor(date / 10000) * 10000 + month * 100 + (date % 100 || 1);
}

/** @param {number} date */
function lastDay(date) {
  const year = Math.floor(date / 10000);
  const month = Math.floor(date / 100) % 100 || 12;
  return year * 10000 + month * 100 + (date % 100 || daysIn(year, month));
}

/**
 * Parses a date or a range of them: A..B, A.. or ..B. It returns undefined for
 * other text and for ranges that end before they begin.
 *
 * @param {string} text
 * @returns {DateRange | undefined}
 */
export function parseDateRange(text) {
  const dots = text.indexOf("..");
  const [first, last] = dots < 0 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)];
  const start = parseDate(first);
  const end = parseDate(last);
  if ((first && !start) || (last && !end) || (!start && !end)) return undefined;
  const from = start ? firstDay(start) : 0;
  const to = end ? lastDay(end) : 0;
  return to && from > to ? undefined : { from, to };
}

/**
 * Reports whether a date is known and lies within a range.
 *
 * @param {DateRange} range
 * @param {string | undefined} date
 */
export function contains(range, date) {
  const day = parseDate(date ?? "");
  return day !== undefined && day >= range.from && (!range.to || day <= range.to);
}

/**
 * Returns the first day of each month after one day and before another, as
 * YYYY-MM-DD.
 *
 * @param {string} after
 * @param {string} before
 */
export function monthStarts(after, before) {
  const starts = [];
  let [year, month] = after.split("-").map(Number);
  for (;;) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (!(day < before)) return starts;
    starts.push(day);
  }
}

/**
 * Returns the number of days from one date to another, both YYYY-MM-DD.
 *
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
