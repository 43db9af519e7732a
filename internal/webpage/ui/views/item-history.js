/** The levels of an item as a bar, with the decisions they come from. */
import { daysBetween } from "../core/dates.js";
import { isWebAddress } from "../core/text.js";
import { data, wording } from "../model/data.js";
import {
  capital,
  dateName,
  duration,
  fill,
  levelClass,
  levelName,
  monthName,
} from "../model/names.js";
import { state } from "../model/state.js";
import { el, outside } from "./dom.js";

/** @param {number} i */
export function historySection(i) {
  const { history = [] } = data.more[i];
  const known = history.filter(({ date }) => !state.day || date <= state.day);
  if (!known.length) return null;
  const end = state.day || data.day;
  const parts = known.map(({ approximate, date, evidence, maturity }, n) => {
    const next = known[n + 1]?.date;
    const days = Math.max(0, daysBetween(date, next ?? end));
    const when = (approximate ? "~" : "") + monthName(date);
    const text = next ? when : fill(wording.since, { day: when });
    const part = el(
      "li",
      { className: levelClass(maturity) },
      el("b", { textContent: capital(levelName(maturity)) }),
      el("span", { title: dateName(date), textContent: text }),
      el("span", { textContent: duration(days) }),
      decision(evidence, maturity),
    );
    part.style.setProperty("flex-grow", String(Math.max(1, Math.sqrt(days))));
    return part;
  });
  return el(
    "section",
    {},
    el("h3", { textContent: wording.history }),
    el("ol", { className: "levels", "aria-label": wording.history }, ...parts),
  );
}

/**
 * @param {string[] | undefined} evidence
 * @param {string} level
 */
function decision(evidence, level) {
  const url = evidence?.find(isWebAddress);
  if (!url) return null;
  const link = outside(url, wording.evidence);
  link.setAttribute("aria-label", `${wording.evidence}: ${levelName(level)}`);
  return link;
}
