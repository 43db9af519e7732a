/** A subcategory alone: what it is, and its items as cards. */
import { data, texts, wording } from "../model/data.js";
import { levelSince } from "../model/items.js";
import { boxName, categoryName, fill, monthName, number } from "../model/names.js";
import { address, state } from "../model/state.js";
import { $, el } from "./dom.js";
import { hostOf } from "./item-links.js";
import { hostedFirst } from "./list.js";
import { card } from "./tile.js";

/**
 * Returns since when an item has its level, or where it is made if it has none.
 *
 * @param {number} i
 */
function sinceText(i) {
  const since = levelSince(i);
  if (since) return fill(wording.since, { day: monthName(since) });
  return hostOf(data.items[i].homepage_url ?? "");
}

/**
 * @param {number | undefined} box
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function showZoom(box, list, level) {
  const zoom = $("zoom");
  zoom.hidden = box === undefined;
  if (box === undefined) {
    zoom.replaceChildren();
    return;
  }
  const inside = new Set(data.boxes[box].items);
  const shown = hostedFirst(
    list.filter((i) => inside.has(i)),
    level,
  );
  const back = el("a", {
    href: address({ ...state, box: "" }),
    textContent: categoryName(data.boxes[box].category),
    "aria-label": `${wording.back}: ${categoryName(data.boxes[box].category)}`,
  });
  zoom.replaceChildren(
    el("p", { className: "crumbs" }, "← ", back),
    el(
      "header",
      {},
      el(
        "h2",
        { id: "zoom-name", tabIndex: -1 },
        boxName(box) + " ",
        el("small", { textContent: number(shown.length) }),
      ),
    ),
    el("p", { textContent: texts.about.boxes[box] ?? "" }),
    el("ul", { className: "cards" }, ...shown.map((i) => card(i, level[i], sinceText(i)))),
  );
}
