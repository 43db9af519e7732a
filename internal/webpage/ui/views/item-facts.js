/** Audits, facts, names, and the fields of an item. */
import { isWebAddress } from "../core/text.js";
import { boxesOf, data, language, texts, wording } from "../model/data.js";
import { fieldOf, onDay } from "../model/items.js";
import {
  boxName,
  capital,
  categoryName,
  dateName,
  fieldName,
  fill,
  valueName,
} from "../model/names.js";
import { state } from "../model/state.js";
import { el, outside } from "./dom.js";
import { hostOf, linkFields } from "./item-links.js";

/** Fields that are shown in other ways. */
const ELSEWHERE = [
  ...linkFields,
  "name",
  "maturity",
  "category",
  "subcategory",
  "additional_categories",
  "description",
  "audits",
  "status",
  "owner",
  "note",
  "own_tags",
  "accepted_at",
  "incubating_at",
  "graduated_at",
  "archived_at",
];

/** Fields that most visitors want to know; the rest is for maintainers. */
const COMMON = [
  "lifecycle",
  "lifecycle_at",
  "lifecycle_to",
  "joined_at",
  "parent_project",
  "specification",
  "enduser",
  "license",
  "language",
  "first_commit",
  "maintainers",
  "maintainer_organizations",
  "single_organization",
  "summary.tags",
  "summary.use_case",
  "summary.business_use_case",
  "summary.personas",
  "summary.integration",
  "summary.integrations",
  "summary.release_rate",
  "training_type",
];

/** @param {number} i */
export function auditSection(i) {
  const audits = onDay(i).audits ?? [];
  if (!audits.length) return null;
  const headers = [wording.date, wording.type, wording.vendor, wording.report];
  const rows = audits.map(({ date, type = "", url = "", vendor = "" }) =>
    el(
      "tr",
      {},
      el("td", { className: "plain", textContent: dateName(date) }),
      el("td", { textContent: capital(texts.audits[type] ?? type) }),
      el("td", { textContent: vendor }),
      el("td", {}, isWebAddress(url) ? report(url, `${vendor}, ${dateName(date)}`) : ""),
    ),
  );
  const head = el("tr", {}, ...headers.map((name) => el("th", { scope: "col" }, name)));
  return el(
    "section",
    {},
    el("h3", { textContent: wording.audits }),
    el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)),
  );
}

/**
 * @param {string} url
 * @param {string} of
 */
function report(url, of) {
  const link = outside(url, wording.report);
  link.setAttribute("aria-label", `${wording.report}: ${of}`);
  return link;
}

/** @param {number} i */
export function factSection(i) {
  const facts = (data.more[i].facts ?? []).filter(
    ({ from }) => !state.day || !from || from <= state.day,
  );
  if (!facts.length) return null;
  const entries = facts.map((fact) => {
    const text = (language === "ja" && fact.text_ja) || fact.text;
    const { source = "" } = fact;
    return el(
      "p",
      { className: "note" },
      text + period(fact) + " ",
      isWebAddress(source) ? outside(source, hostOf(source)) : "",
    );
  });
  return el("section", {}, el("h3", { textContent: wording.facts }), ...entries);
}

/**
 * Returns the facts that visitors want, and those for maintainers, which are closed.
 *
 * @param {number} i
 * @returns {(HTMLElement | null)[]}
 */
export function fieldList(i) {
  const fields = data.fields.filter((name) => !ELSEWHERE.includes(name));
  const common = COMMON.filter((name) => fields.includes(name));
  const rest = fields.filter((name) => !COMMON.includes(name));
  const facts = [...nameRows(i), ...placeRows(i), ...rows(i, common)];
  const others = [...dateRows(i), ...rows(i, rest), ...repositoryRows(i)];
  const details = el(
    "details",
    {},
    el("summary", { textContent: wording.maintain }),
    el("dl", { className: "facts" }, ...others),
  );
  return [
    facts.length
      ? el(
          "section",
          {},
          el("h3", { textContent: wording.details }),
          el("dl", { className: "facts" }, ...facts),
        )
      : null,
    others.length ? details : null,
  ];
}

/**
 * @param {string} label
 * @param {(Node | string)[]} content
 */
function row(label, ...content) {
  return [el("dt", { textContent: label }), el("dd", {}, ...content)];
}

/** @param {number} i */
function nameRows(i) {
  const { aliases = [], former_names = [] } = data.more[i];
  const said = (/** @type {{ name: string, until?: string }[]} */ names) =>
    names.map((alias) => alias.name + period(alias)).join(", ");
  return [
    ...(aliases.length ? row(wording.known, said(aliases)) : []),
    ...(former_names.length ? row(wording.former, said(former_names)) : []),
  ];
}

/**
 * Returns the categories of an item, if there are several.
 *
 * @param {number} i
 */
function placeRows(i) {
  const boxes = boxesOf[i];
  if (boxes.length < 2) return [];
  const names = boxes.map((n) =>
    el("div", {}, `${categoryName(data.boxes[n].category)} › ${boxName(n)}`),
  );
  return row(wording.placement, ...names);
}

/** @param {number} i */
function dateRows(i) {
  const item = onDay(i);
  return ["accepted_at", "incubating_at", "graduated_at", "archived_at"].flatMap((field) => {
    const date = fieldOf(item, field);
    return typeof date === "string" ? row(fieldName(field), dateName(date)) : [];
  });
}

/**
 * @param {number} i
 * @param {string[]} fields
 */
function rows(i, fields) {
  const item = onDay(i);
  return fields.flatMap((name) => {
    const value = fieldOf(item, name);
    return isEmpty(value) ? [] : row(fieldName(name), ...content(name, value));
  });
}

/** @param {number} i */
function repositoryRows(i) {
  const { repositories = [] } = data.items[i];
  if (!repositories.length) return [];
  const links = repositories.map(({ url }) => el("div", {}, linkTo(url)));
  return row(fieldName("repositories"), ...links);
}

/** @param {unknown} value */
function isEmpty(value) {
  return !value || (Array.isArray(value) && !value.length);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {(Node | string)[]}
 */
function content(name, value) {
  if (value === true) return [wording.yes];
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part === "string")) return [value.join(", ")];
    return value.map((part) => el("div", {}, ...content(name, part)));
  }
  if (value && typeof value === "object") {
    const parts = Object.values(value).map((part) => content(name, part));
    return parts.flatMap((part, n) => (n ? [", ", ...part] : part));
  }
  const text = String(value);
  if (isWebAddress(text)) return [linkTo(text)];
  if (name.endsWith("_at")) return [dateName(text)];
  return [valueName(name, text)];
}

/** @param {string} url */
function linkTo(url) {
  if (!isWebAddress(url)) return url;
  return outside(url, url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""));
}

/**
 * Returns a period in parentheses, as it is known on the day that is shown.
 *
 * @param {import("../model/data.js").Period} period
 */
export function period({ from, until }) {
  const end = until && (!state.day || until <= state.day) ? dateName(until) : "";
  if (from && end) return ` (${dateName(from)} – ${end})`;
  if (from) return ` (${fill(wording.since, { day: dateName(from) })})`;
  return end ? ` (${fill(wording.until, { day: end })})` : "";
}
