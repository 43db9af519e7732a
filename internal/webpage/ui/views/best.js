/** The best matches of a search, above the map. */
import { data, language, wording } from "../model/data.js";
import { fill } from "../model/names.js";
import { partNamed } from "../model/search.js";
import { addressOf, state } from "../model/state.js";
import { $, el } from "./dom.js";
import { card, cardHead } from "./tile.js";

const LIMIT = 8;

/**
 * @param {number[]} list
 * @param {(string | null)[]} level
 */
export function showBest(list, level) {
  const best = $("best");
  const part = state.q ? partNamed(state.q) : undefined;
  best.hidden = !state.q || state.view !== "map" || (!list.length && !part);
  const shown = best.hidden ? [] : list.slice(0, LIMIT);
  const cards = shown.map((i) => card(i, level[i]));
  if (part && !best.hidden) cards.unshift(partCard(part, level[part.of]));
  best.querySelector("ol")?.replaceChildren(...cards);
}

/**
 * Returns the card of a part of a project, which leads to the project.
 *
 * @param {import("../model/data.js").Part} part
 * @param {string | null} level
 */
function partCard(part, level) {
  const { name } = data.items[part.of];
  const head = cardHead(part.of, level);
  head
    .querySelector(".nm")
    ?.replaceWith(el("a", { className: "nm", href: addressOf(part.of), textContent: part.name }));
  const place = head.querySelector(".place");
  if (place) place.textContent = fill(wording.partof, { name: part.name, project: name });
  const says = (language === "ja" && part.description_ja) || part.description || "";
  return el("li", {}, head, el("p", { className: "says", textContent: says }));
}
