/**
 * The data of the page, which the command writes into it: see pageData in Go.
 * Items are known by their number, which is their place in `items`.
 *
 * @typedef {object} PageData
 * @property {string} lang "en" or "ja": the language unless another is chosen
 * @property {string} day the date of the data
 * @property {string} first the date on which the slider starts
 * @property {string} title the name of the landscape
 * @property {string} foundation whose landscape it is, or ""
 * @property {string} [description] from the settings
 * @property {string} [notice] a message of the day, from the settings
 * @property {Site} [site] what settings add
 * @property {Group[]} groups of categories, for tabs
 * @property {Named[]} levels
 * @property {Box[]} boxes
 * @property {Layout[]} layouts of the map, by its number of columns
 * @property {Filter[]} filters
 * @property {string[]} fields of the details of an item
 * @property {string[]} expected fields that a hosted project is expected to have
 * @property {Named[]} columns that the table can have
 * @property {string[]} record the columns of a copy as CSV
 * @property {string[]} brief the columns of a copy as Markdown
 * @property {string[]} source the flags that select this landscape on a command line
 * @property {Record<number, string>} logos URLs by the number of the item
 * @property {Item[]} items as `landscope list -o json` writes them
 * @property {Details[]} more what `landscope show -o json` adds
 * @property {import("../core/entry.js").Weights} weights
 * @property {import("../core/query.js").Vocabulary} vocabulary of the search
 * @property {Part[]} parts of projects, which are no items
 * @property {{ name: string, url: string }[]} links to files beside the page
 * @property {Record<string, Texts>} texts by language
 *
 * @typedef {{ name: string }} Named
 *
 * @typedef {object} Texts what the page says; names that are the same are left out
 * @property {string} title
 * @property {Record<string, string>} words
 * @property {Record<string, string>} levels
 * @property {Record<string, string>} categories
 * @property {Record<number, string>} boxes
 * @property {Record<string, string>} groups
 * @property {Record<string, string>} filters
 * @property {Record<string, Record<string, string>>} values by filter
 * @property {Record<string, string>} fields
 * @property {Record<string, string>} relations
 * @property {Record<string, string>} audits names of the types of audits
 * @property {{ levels: Record<string, string>, categories: Record<string, string>, boxes: Record<number, string> }} about
 * @property {Chart} [radar] of an organization
 *
 * @typedef {object} Chart a picture and its table
 * @property {string} title
 * @property {string} svg
 * @property {string[]} columns
 * @property {string[][]} rows
 *
 * @typedef {object} Layout
 * @property {number} columns
 * @property {boolean} [dated] of items with a history only, as on past dates
 * @property {[span: number, boxes: number][][][]} categories rows of columns by category
 *
 * @typedef {{ name: string, slug: string, categories: string[] }} Group
 *
 * @typedef {{ name: string, url: string }} Link
 *
 * @typedef {object} Site
 * @property {string} [logo] the URL of an image
 * @property {Link[]} [links]
 * @property {{ logo?: string, text?: string, links: Link[] }} [footer] its text is Markdown
 * @property {{ name: string, url: string, start: string, end: string }} [event]
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {number} of the number of the project
 * @property {string} [url]
 * @property {string} [description]
 * @property {string} [description_ja]
 * @property {string[]} [aliases]
 *
 * @typedef {object} Box a subcategory on the map
 * @property {string} category
 * @property {string} subcategory
 * @property {number[]} items
 *
 * @typedef {object} Filter
 * @property {string} name
 * @property {string} arg
 * @property {DateField} [date] the field that the filter compares with dates
 * @property {FilterValue[]} [values] absent if the filter takes free text
 *
 * @typedef {object} FilterValue
 * @property {string} name
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
 * @property {string} [homepage_url]
 * @property {string[]} [tag]
 * @property {string[]} [own_tags]
 * @property {{ tags?: string[] }} [summary]
 * @property {{ url: string, primary?: boolean }[]} [repositories]
 * @property {{ date: string, type?: string, url?: string, vendor?: string }[]} [audits]
 * @property {{ name?: string, url: string }[]} [other_links]
 *
 * @typedef {ItemKeys & Partial<Record<DateField, string>> & Record<string, unknown>} Item
 *
 * @typedef {object} Details
 * @property {{ name: string, until?: string }[]} [aliases]
 * @property {{ name: string, until?: string }[]} [former_names]
 * @property {LevelChange[]} [history]
 * @property {Relation[]} [relations]
 * @property {(Period & { text: string, text_ja?: string, source?: string })[]} [facts]
 * @property {string} [description_ja]
 *
 * @typedef {Period & { type: string, item: string }} Relation
 * @typedef {{ date: string, maturity: string, approximate?: boolean, days?: number, evidence?: string[] }} LevelChange
 * @typedef {{ from?: string, until?: string }} Period
 */

/** @type {PageData} */
export const data = JSON.parse(document.getElementById("data")?.textContent ?? "");

/** The language that is shown: that of the address, else the one chosen before. */
export const language = chosenLanguage();

/** What the page says in that language. */
export const texts = data.texts[language];

/** The wording of the page. */
export const wording = texts.words;

/** The groups of categories; there may be none. */
export const groups = data.groups;

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

/** The categories in the order of the map. */
export const categories = [...new Set(data.boxes.map((box) => box.category))];

function chosenLanguage() {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("lang") ?? stored("lang");
  return wanted && Object.hasOwn(data.texts, wanted) ? wanted : data.lang;
}

/**
 * Returns what the reader chose on an earlier visit. A page from a disk may not be
 * allowed to know.
 *
 * @param {string} key
 */
export function stored(key) {
  try {
    return localStorage.getItem("landscope-" + key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function store(key, value) {
  try {
    localStorage.setItem("landscope-" + key, value);
  } catch {
    // It holds until the page is closed.
  }
}

/**
 * Returns the filter with a name, if this landscape has a use for it.
 *
 * @param {string} name
 */
export function filterNamed(name) {
  return data.filters.find((filter) => filter.name === name);
}
