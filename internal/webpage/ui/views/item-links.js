/** The links of an item, as words with icons. */
import { isWebAddress } from "../core/text.js";
import { wording } from "../model/data.js";
import { fieldOf, onDay } from "../model/items.js";
import { fieldName } from "../model/names.js";
import { el, outside } from "./dom.js";
import { icon } from "./icons.js";

/** The fields that are links, in their order, and their icons. */
const LINKS = {
  homepage_url: "home",
  repository: "code",
  documentation_url: "book",
  blog_url: "news",
  slack_url: "chat",
  discord_url: "chat",
  gitter_url: "chat",
  mailing_list_url: "mail",
  github_discussions_url: "chat",
  stack_overflow_url: "chat",
  youtube_url: "play",
  twitter_url: "people",
  bluesky_url: "people",
  linkedin_url: "people",
  docker_url: "box",
  package_manager_url: "box",
  openssf_best_practices_url: "badge",
  "summary.intro_url": "book",
};

/** The fields that are shown as links, not among the facts. */
export const linkFields = [...Object.keys(LINKS), "other_links", "repositories"];

/**
 * @param {number} i
 * @param {number} [most] how many links there are at most
 */
export function linkRow(i, most = Infinity) {
  const item = onDay(i);
  /** @type {HTMLElement[]} */
  const links = [];
  for (const [field, name] of Object.entries(LINKS)) {
    const url = fieldOf(item, field);
    if (typeof url !== "string" || !isWebAddress(url)) continue;
    if (field === "homepage_url" && url === fieldOf(item, "repository")) continue;
    const link = outside(url, icon(name), label(field, url));
    link.title = hostOf(url);
    links.push(link);
  }
  for (const { name, url } of item.other_links ?? []) {
    if (isWebAddress(url)) links.push(outside(url, icon("link"), name || hostOf(url)));
  }
  return el(
    "div",
    { className: "links", "aria-label": wording.links, role: "group" },
    ...links.slice(0, most),
  );
}

/**
 * Returns the name of a link: that of its host for a repository.
 *
 * @param {string} field
 * @param {string} url
 */
function label(field, url) {
  if (field !== "repository") return fieldName(field);
  const host = hostOf(url);
  return { "github.com": "GitHub", "gitlab.com": "GitLab" }[host] ?? host;
}

/** @param {string} url */
export function hostOf(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}
