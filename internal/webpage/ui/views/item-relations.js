/** Alternatives, other relations, and the parts of a project. */
import { isWebAddress } from "../core/text.js";
import { data, itemsByName, language, texts, wording } from "../model/data.js";
import { fill } from "../model/names.js";
import { state } from "../model/state.js";
import { el, outside, span } from "./dom.js";
import { period } from "./item-facts.js";
import { chip } from "./tile.js";

/** How many relations of a kind are shown at first. */
const FIRST = 12;

/** Kinds of relation that say the same as other sections. */
const ALTERNATIVE = "alternative_to";
const PART = "has_part";

/**
 * @param {number} i
 * @returns {(HTMLElement | null)[]}
 */
export function relationSections(i) {
  const relations = (data.more[i].relations ?? []).filter(hasBegun);
  const alternatives = relations.filter(({ type, until }) => type === ALTERNATIVE && !until);
  const others = relations.filter((relation) => !alternatives.includes(relation));
  const named = new Set(data.parts.filter(({ of }) => of === i).map(({ name }) => name));
  const kinds = Map.groupBy(
    others.filter(({ type, item }) => type !== PART || !named.has(item)),
    ({ type }) => type,
  );
  return [section(wording.alts, alternatives), tieSection(kinds)];
}

/**
 * @param {string} heading
 * @param {import("../model/data.js").Relation[]} relations
 */
function section(heading, relations) {
  if (!relations.length) return null;
  return el("section", {}, el("h3", { textContent: heading }), pills(relations));
}

/** @param {Map<string, import("../model/data.js").Relation[]>} kinds */
function tieSection(kinds) {
  if (!kinds.size) return null;
  const rows = [...kinds].flatMap(([type, relations]) => [
    el("dt", { textContent: texts.relations[type] ?? type }),
    el("dd", {}, pills(relations)),
  ]);
  return el(
    "section",
    {},
    el("h3", { textContent: wording.related }),
    el("dl", { className: "tie" }, ...rows),
  );
}

/**
 * Returns the items of relations: the first dozen, and the rest when asked for.
 *
 * @param {import("../model/data.js").Relation[]} relations
 */
function pills(relations) {
  const entries = relations.map((relation) => {
    const i = itemsByName.get(relation.item);
    const name = relation.item + period(relation);
    return i === undefined ? span("t none", name) : chip(i, name);
  });
  const rows = entries.map((entry) => el("li", {}, entry));
  const list = el("ul", { className: "pills" }, ...rows.slice(0, FIRST));
  const rest = rows.slice(FIRST);
  if (!rest.length) return list;
  const more = el("button", { type: "button" }, fill(wording.nmore, { n: rest.length }));
  more.addEventListener("click", () => {
    last.replaceWith(...rest);
    rest[0].querySelector("a")?.focus();
  });
  const last = el("li", {}, more);
  list.append(last);
  return list;
}

/** @param {number} i */
export function partSection(i) {
  const parts = state.day ? [] : data.parts.filter(({ of }) => of === i);
  if (!parts.length) return null;
  const entries = parts.map(({ name, url, description = "", description_ja }) => {
    const heading = el("b", {}, url && isWebAddress(url) ? outside(url, name) : name);
    const says = (language === "ja" && description_ja) || description;
    return el("li", {}, heading, says ? " – " + says : "");
  });
  return el(
    "section",
    {},
    el("h3", { textContent: wording.parts }),
    el("ul", { className: "parts" }, ...entries),
  );
}

/**
 * Reports whether a period has begun on the day that is shown. One that has no
 * date has not, on a past day.
 *
 * @param {import("../model/data.js").Period} period
 */
function hasBegun({ from }) {
  return !state.day || (from !== undefined && from <= state.day);
}
