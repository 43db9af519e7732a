/** The items that are shown, and the number of items for each value of a filter. */
import { all, boxesOf, data, filterNamed } from "./data.js";
import { valueSets } from "./filter-values.js";
import { predicate } from "./filters.js";
import { shownCategories, zoomedBox } from "./groups.js";
import { isUndated, levelAt } from "./items.js";
import { found as matches } from "./search.js";
import { chosen, state } from "./state.js";

/**
 * @typedef {object} Selection
 * @property {number[]} list the items that match the filters and the search, in order
 * @property {number[]} found the items that match the filters
 * @property {(string | null)[]} level of all items: see levelAt
 * @property {Map<import("./data.js").Filter, Map<string, number>>} counts by filter and value
 * @property {string[]} notes on the search
 * @property {number} undated how many items were left out because they have no dates
 * @property {boolean[]} boxes whether a box is shown
 * @property {number} total how many items the group has, without filters
 */

/**
 * @typedef {object} Test
 * @property {import("./data.js").Filter} filter
 * @property {import("./filters.js").Predicate} passes
 */
/** @typedef {"category" | "subcategory"} BoxKey */
/** @typedef {(box: import("./data.js").Box) => boolean} BoxPredicate */

/**
 * Selects items by the state. The count of a value ignores the other values of its
 * filter.
 *
 * @param {(filter: import("./data.js").Filter) => boolean} [isCounted] the filters whose
 *   values are counted, all if absent
 * @returns {Selection}
 */
export function select(isCounted = () => true) {
  const level = all.map(levelAt);
  const present = all.filter((i) => level[i] !== null);
  const boxTests = { category: boxPredicate("category"), subcategory: boxPredicate("subcategory") };
  const boxes = data.boxes.map((box) => boxTests.category(box) && boxTests.subcategory(box));
  const shown = data.boxes.map(groupPredicate());
  const tests = itemTests(level);
  const levelOf = (/** @type {number} */ i) => level[i];
  const best = state.q ? matches(present, state.q, levelOf) : { list: present, notes: [] };
  const counter = new Counter(level, boxTests, data.filters.filter(isCounted));
  const counted = new Set(best.list);
  /** @type {number[]} */
  const found = [];
  for (const i of present) {
    const failed = tests.filter(({ passes }) => !passes(i)).map(({ filter }) => filter);
    const inside = boxesOf[i].some((n) => boxes[n]);
    if (inside && !failed.length) found.push(i);
    if (counted.has(i)) counter.count(i, inside, failed);
  }
  // Whether typos are allowed for depends on what is searched.
  const isAll = found.length === present.length;
  const ranked = state.q && !isAll ? matches(found, state.q, levelOf) : best;
  return {
    list: state.q ? ranked.list : found,
    found,
    level,
    counts: counter.counts,
    notes: ranked.notes,
    undated: state.day ? all.filter((i) => level[i] === null && isUndated(i)).length : 0,
    total: all.filter((i) => boxesOf[i].some((n) => shown[n])).length,
    boxes,
  };
}

/**
 * Returns a test for each filter of which a value is chosen, except for those
 * that select boxes.
 *
 * @param {(string | null)[]} level
 */
function itemTests(level) {
  /** @type {Test[]} */
  const tests = [];
  for (const filter of data.filters) {
    const passes = isBoxFilter(filter) ? undefined : predicate(filter, level);
    if (passes) tests.push({ filter, passes });
  }
  return tests;
}

/** @param {import("./data.js").Filter} filter */
function isBoxFilter({ name }) {
  return name === "category" || name === "subcategory";
}

/**
 * @param {BoxKey} key
 * @returns {BoxPredicate}
 */
function boxPredicate(key) {
  const filter = filterNamed(key);
  const wanted = filter ? chosen(filter) : [];
  if (!wanted.length) return key === "category" ? groupPredicate() : () => true;
  return (box) =>
    wanted.includes(box[key]) ||
    (key === "subcategory" && wanted.includes(box.category + "/" + box.subcategory));
}

/**
 * Selects the boxes of the group, or the one that is shown alone.
 *
 * @returns {BoxPredicate}
 */
function groupPredicate() {
  const shown = new Set(shownCategories());
  const zoomed = zoomedBox();
  if (zoomed !== undefined) return (box) => box === data.boxes[zoomed];
  return (box) => shown.has(box.category);
}

/** Counts the items that each value of each filter would show. */
class Counter {
  /**
   * @param {(string | null)[]} level
   * @param {Record<BoxKey, BoxPredicate>} boxTests
   * @param {import("./data.js").Filter[]} filters
   */
  constructor(level, boxTests, filters) {
    this.level = level;
    this.boxTests = boxTests;
    this.filters = filters;
    /** @type {Selection["counts"]} */
    this.counts = new Map(filters.map((filter) => [filter, new Map()]));
  }

  /**
   * Counts an item for each filter without which it would be shown.
   *
   * @param {number} i
   * @param {boolean} inside whether it is in a box that is shown
   * @param {import("./data.js").Filter[]} failed the filters that do not let it pass
   */
  count(i, inside, failed) {
    for (const filter of this.filters) {
      if (failed.some((other) => other !== filter)) continue;
      for (const value of this.valuesOf(i, filter, inside)) this.add(filter, value);
    }
  }

  /**
   * @param {number} i
   * @param {import("./data.js").Filter} filter
   * @param {boolean} inside
   * @returns {Iterable<string>}
   */
  valuesOf(i, filter, inside) {
    if (filter.name === "category") return this.boxNames(i, "category", "subcategory");
    if (filter.name === "subcategory") return this.boxNames(i, "subcategory", "category");
    if (!inside) return [];
    if (filter.name !== "maturity") return carriedValues(i, filter.name);
    const level = this.level[i];
    return level ? [level, "hosted"] : ["none"];
  }

  /**
   * Returns the names of an item's boxes that the other filter of boxes lets pass.
   *
   * @param {number} i
   * @param {BoxKey} key
   * @param {BoxKey} other
   */
  boxNames(i, key, other) {
    const boxes = boxesOf[i].map((n) => data.boxes[n]).filter(this.boxTests[other]);
    return new Set(boxes.map((box) => box[key]));
  }

  /**
   * @param {import("./data.js").Filter} filter
   * @param {string} value
   */
  add(filter, value) {
    const counts = this.counts.get(filter);
    counts?.set(value, (counts.get(value) ?? 0) + 1);
  }
}

/**
 * @param {number} i
 * @param {string} filter
 */
function carriedValues(i, filter) {
  const sets = valueSets.get(filter) ?? [];
  return sets.filter(({ carriers }) => carriers[i]).map(({ name }) => name);
}
