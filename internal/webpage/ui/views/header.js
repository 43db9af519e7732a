/** The header: views, the theme, the language, the link to what is shown. */
import { all, data, itemsById, language, store, stored, texts, wording } from "../model/data.js";
import { isMember } from "../model/items.js";
import { fill, number } from "../model/names.js";
import { address, change, state, views } from "../model/state.js";
import { copy } from "./clipboard.js";
import { $, el } from "./dom.js";

/** Says everything in the chosen language, if it is not that of the page. */
export function drawHeader() {
  if (language !== document.documentElement.lang) translate();
  const isNarrow = innerWidth <= 760;
  const what = all.some(isMember) ? wording.searchall : wording.searchmost;
  const q = $("q", HTMLInputElement);
  q.placeholder = isNarrow ? wording.search : fill(what, { n: number(all.length) });
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  $("theme").addEventListener("click", switchTheme);
  $("language").addEventListener("click", switchLanguage);
  $("language").lang = language === "ja" ? "en" : "ja";
  $("language").hidden = Object.keys(data.texts).length < 2;
  $("share").addEventListener("click", () => void copy(location.href, wording.address));
  $("home").addEventListener("click", goHome);
  listenToMore();
  drawFiles();
}

/** Makes the entries of the phone's menu do what the buttons of the header do. */
function listenToMore() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const entries = document.querySelectorAll("[data-click]");
  for (const entry of entries) {
    entry.addEventListener("click", () => {
      $("more-menu").hidePopover();
      $(entry.dataset.click ?? "").click();
    });
  }
}

function translate() {
  document.documentElement.lang = language;
  /** @type {NodeListOf<HTMLElement>} */
  const elements = document.querySelectorAll("[data-word], [data-label]");
  for (const element of elements) {
    const { word, label } = element.dataset;
    if (word) element.textContent = wording[word];
    if (label) element.setAttribute("aria-label", wording[label]);
    if (label && element.title) element.title = wording[label];
  }
  $("title").textContent = texts.title;
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  store("theme", theme);
}

function switchLanguage() {
  const other = language === "ja" ? "en" : "ja";
  store("lang", other);
  const parameters = new URLSearchParams(address().slice(1));
  parameters.set("lang", other);
  history.replaceState(null, "", "#" + parameters);
  location.reload();
}

/** @param {MouseEvent} event */
function goHome(event) {
  event.preventDefault();
  const first = { q: "", group: "", box: "", sort: "", day: "", item: "", filters: {} };
  $("q", HTMLInputElement).value = "";
  change({ ...first, view: "map" }, { step: true });
  scrollTo(0, 0);
}

/** Draws the menu of downloads, API and feeds. */
function drawFiles() {
  const menu = $("files-menu");
  for (const [heading, links] of Map.groupBy(data.links, ({ url }) => kindOfFile(url))) {
    menu.append(el("p", { className: "label", textContent: heading }));
    for (const { name, url } of links) {
      const title = FILE_TITLES[name.replace(/^.*\//, "")]?.[language === "ja" ? 1 : 0];
      menu.append(el("a", { href: url }, title ?? name, el("code", { textContent: name })));
    }
  }
  $("files").hidden = !data.links.length;
  $("more-files").hidden = !data.links.length;
}

/** @param {string} url */
function kindOfFile(url) {
  if (/\.(atom|ics)$/.test(url)) return wording.feeds;
  return /(^|\/)api\//.test(url) ? wording.api : wording.download;
}

/** @type {Record<string, [en: string, ja: string]>} */
const FILE_TITLES = {
  "map.svg": ["Map", "マップ"],
  "items.csv": ["All items", "全項目"],
  "projects.csv": ["Projects", "プロジェクト"],
  "projects.md": ["Projects", "プロジェクト"],
  "items.xlsx": ["Spreadsheet", "表計算ファイル"],
  "history.atom": ["Maturity changes", "成熟度の変更"],
  "history.ics": ["Calendar", "カレンダー"],
  items: ["Items", "項目"],
  "items.json": ["Items", "項目"],
  categories: ["Categories", "カテゴリー"],
  history: ["History", "履歴"],
  "openapi.json": ["OpenAPI", "OpenAPI"],
  "all.json": ["Projects", "プロジェクト"],
};

/** Marks the view that is shown, and names the page after what it shows. */
export function showHeader() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("#views a");
  for (const link of links) {
    const view = views.find((view) => view === link.dataset.view) ?? "map";
    link.href = address({ ...state, view, box: "", item: "" });
    if (view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const i = itemsById.get(state.item);
  const name = i === undefined ? wording[state.view] : data.items[i].name;
  document.title =
    state.view === "map" && i === undefined ? texts.title : `${name} · ${texts.title}`;
}
