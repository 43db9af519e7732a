/**
 * The data of the page, which the command writes into it: see pageData in Go.
 * Items are known by their number, which is their place in `items`.
 *
 * @typedef {object} PageData
 * @property {string} lang "en" or "ja"
 * @property {string} day the date of the data
 * @property {string} first the date on which the slider starts
 * @property {string} title the name of the landscape
 * @property {string} foundation whose landscape it is, or ""
 * @property {string} [description] from the settings
 * @property {string} [notice] a message of the day, from the settings
 * @property {{ name: string, slug: string, categories: string[] }[]} groups of categories, for tabs
 * @property {Named[]} levels
 * @property {Box[]} boxes
 * @property {Filter[]} filters
 * @property {{ name: string, label: string }[]} fields shown in the details of an item
 * @property {Named[]} columns of the table
 * @property {string[]} record the columns of a copy as CSV
 * @property {string[]} brief the columns of a copy as Markdown
 * @property {string[]} source the flags that select this landscape on a command line
 * @property {Record<number, string>} logos URLs by the number of the item
 * @property {Item[]} items as `landscope list -o json` writes them
 * @property {Details[]} more what `landscope show -o json` adds
 * @property {import("../core/entry.js").Weights} weights
 * @property {import("../core/query.js").Vocabulary} vocabulary of the search
 * @property {Record<string, string>} labels
 * @property {Record<string, string>} relations labels by the type of the relation
 * @property {Record<string, string>} words the wording of the page
 *
 * @typedef {{ name: string, title: string }} Named
 *
 * @typedef {object} Box a subcategory on the map
 * @property {string} category
 * @property {string} category_title
 * @property {string} subcategory
 * @property {string} title
 * @property {number[]} items
 *
 * @typedef {object} Filter
 * @property {string} name
 * @property {string} label
 * @property {string} arg
 * @property {string} doc
 * @property {DateField} [date] the field that the filter compares with dates
 * @property {FilterValue[]} [values] absent if the filter takes free text
 *
 * @typedef {object} FilterValue
 * @property {string} name
 * @property {string} [also] the label, if it is not the name
 * @property {number[]} [items] runs of items: the first of a run, its length, and so on
 *
 * @typedef {"accepted_at" | "incubating_at" | "graduated_at" | "archived_at"} DateField
 *
 * @typedef {object} ItemKeys the keys of an item that the page reads by name
 * @property {string} id
 * @property {string} name
 * @property {string} [maturity]
 * @property {string} category
 * @property {string} subcategory
 * @property {{ category: string, subcategory: string }[]} [additional_categories]
 * @property {string} [description]
 * @property {string} [note]
 * @property {string} [joined_at]
 * @property {string[]} [tag]
 * @property {string[]} [own_tags]
 * @property {{ tags?: string[] }} [summary]
 * @property {{ url: string, primary?: boolean }[]} [repositories]
 * @property {{ date: string }[]} [audits]
 *
 * @typedef {ItemKeys & Partial<Record<DateField, string>> & Record<string, unknown>} Item
 *
 * @typedef {object} Details
 * @property {{ name: string, until?: string }[]} [aliases]
 * @property {{ name: string, until?: string }[]} [former_names]
 * @property {LevelChange[]} [history]
 * @property {(Period & { type: string, item: string })[]} [relations]
 * @property {(Period & { text: string, text_ja?: string })[]} [facts]
 * @property {string} [description_ja]
 *
 * @typedef {{ date: string, maturity: string, approximate?: boolean }} LevelChange
 * @typedef {{ from?: string, until?: string }} Period
 */

/** @type {PageData} */
export const data = JSON.parse(document.getElementById("data")?.textContent ?? "");

/** The wording of the page in its language. */
export const wording = data.words;

/** The numbers of all items. */
export const all = [...data.items.keys()];

/** The numbers of items by their id. */
export const itemsById = new Map(all.map((i) => [data.items[i].id, i]));

/** The numbers of items by their name. */
export const itemsByName = new Map(all.map((i) => [data.items[i].name, i]));

/**
 * The numbers of the boxes that each item is in.
 *
 * @type {number[][]}
 */
export const boxesOf = all.map(() => []);
data.boxes.forEach((box, n) => box.items.forEach((i) => boxesOf[i].push(n)));

/**
 * Returns the filter with a name, if this landscape has a use for it.
 *
 * @param {string} name
 */
export function filterNamed(name) {
  return data.filters.find((filter) => filter.name === name);
}
