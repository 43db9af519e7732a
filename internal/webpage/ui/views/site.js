/** What settings add to the page: a logo, links, an event, and a footer. */
import { data, language, texts, wording } from "../model/data.js";
import { dateName } from "../model/names.js";
import { $, el, outside } from "./dom.js";
import { icon } from "./icons.js";

/** Draws what the settings give. */
export function drawSite() {
  const { notice, site } = data;
  if (notice) showNotice(...inline(notice));
  if (!site) return;
  if (site.logo) showLogo(site.logo);
  for (const { name, url } of site.links ?? []) {
    const link = outside(url, icon("code"));
    link.setAttribute("aria-label", name);
    link.title = name;
    $("site-links").append(link);
    $("more-menu").append(outside(url, name));
  }
  if (site.event) showEvent(site.event);
  if (site.footer) drawFooter(site.footer);
}

/** @param {string} url */
function showLogo(url) {
  const logo = el("img", { id: "logo", alt: texts.title, hidden: true, src: url });
  logo.addEventListener("load", () => {
    logo.hidden = false;
    $("home").classList.add("has-logo");
  });
  $("home").prepend(logo);
}

/**
 * Shows an event unless it is over.
 *
 * @param {{ name: string, url: string, start: string, end: string }} event
 */
function showEvent({ name, url, start, end }) {
  if (end < new Date().toISOString().slice(0, 10)) return;
  const days = start === end ? dateName(start) : `${dateName(start)} – ${dateName(end)}`;
  showNotice(outside(url, name), ` · ${days}`);
}

/** @param {(Node | string)[]} content */
function showNotice(...content) {
  $("notice").append(el("p", {}, ...content));
  $("notice").hidden = false;
}

/** @param {NonNullable<import("../model/data.js").Site["footer"]>} footer */
function drawFooter({ logo, text, links }) {
  const image = logo ? [el("img", { src: logo, alt: data.foundation, loading: "lazy" })] : [];
  const entries = links.map(({ name, url }) => el("li", {}, outside(url, siteName(name))));
  const list = el("ul", { "aria-label": wording.links }, ...entries);
  $("footer").append(...image, ...(entries.length ? [list] : []), ...paragraphs(text ?? ""));
  $("footer").hidden = false;
}

/**
 * Names of links in Japanese, as far as they differ.
 *
 * @type {Record<string, string>}
 */
const JAPANESE = { Website: "ウェブサイト", Forums: "フォーラム" };

/** @param {string} name */
function siteName(name) {
  return (language === "ja" && JAPANESE[name]) || name;
}

/**
 * Returns paragraphs of Markdown. As in landscape2, only links are interpreted.
 *
 * @param {string} text
 */
export function paragraphs(text) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim());
  return blocks.map((block) => el("p", {}, ...inline(block.trim())));
}

const LINK = /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|<(https?:\/\/[^\s>]+)>/g;

/**
 * Returns text with links from Markdown: [name](URL) and <URL>.
 *
 * @param {string} text
 */
export function inline(text) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let next = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, name, url, bare] = match;
    parts.push(text.slice(next, match.index), outside(url ?? bare, name ?? bare));
    next = match.index + whole.length;
  }
  return [...parts, text.slice(next)];
}
