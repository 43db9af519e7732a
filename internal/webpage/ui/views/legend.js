/** The legend of levels. */
import { data, wording } from "../model/data.js";
import { levelClass } from "../model/items.js";
import { $, el } from "./dom.js";

/** Draws the legend. */
export function drawLegend() {
  for (const { name, title } of [...data.levels, { name: "", title: wording.other }]) {
    $("legend").append(el("li", { className: "tile " + levelClass(name), textContent: title }));
  }
}
