/** The groups of categories, and the boxes that are shown. */
import { slug } from "../core/text.js";
import { categories, data, filterNamed, groups, texts } from "./data.js";
import { ALL_GROUPS, chosen, state } from "./state.js";

/** Returns the slug of the group that is shown, ALL_GROUPS if there are no groups. */
export function currentGroup() {
  return state.group || groups[0]?.slug || ALL_GROUPS;
}

/** @param {import("./data.js").Group} group */
export function groupName({ name }) {
  return texts.groups[name] ?? name;
}

/** Reports whether the search or a filter looks beyond the group. */
export function isEverywhere() {
  return (
    Boolean(state.q) || ["category", "subcategory"].some((name) => isChosen(filterNamed(name)))
  );
}

/** @param {import("./data.js").Filter | undefined} filter */
function isChosen(filter) {
  return filter !== undefined && chosen(filter).length > 0;
}

/** Returns the categories of the group that is shown. */
export function groupCategories() {
  const group = groups.find((group) => group.slug === currentGroup());
  return group?.categories ?? categories;
}

/** Returns the categories that are shown. */
export function shownCategories() {
  return isEverywhere() ? categories : groupCategories();
}

/** Returns the part of an address that names a category. */
export function categorySlug(/** @type {string} */ category) {
  return slug(category) || String(categories.indexOf(category));
}

/**
 * Returns the part of an address that names a box.
 *
 * @param {number} n
 */
export function boxSlug(n) {
  const { category, subcategory } = data.boxes[n];
  return `${categorySlug(category)}--${slug(subcategory) || n}`;
}

/** Returns the number of the box that is shown alone, or undefined. */
export function zoomedBox() {
  if (!state.box) return undefined;
  const n = data.boxes.findIndex((_, n) => boxSlug(n) === state.box);
  return n < 0 ? undefined : n;
}
