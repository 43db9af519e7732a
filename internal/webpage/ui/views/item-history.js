/** The levels of an item as a bar, with the decisions they come from. */
import { daysBetween } from "../core/dates.js";
import { isWebAddress } from "../core/text.js";
import { data, wording } from "../model/data.js";
import { duration, fill, levelClass, levelName, monthName } from "../model/names.js";
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
      { className: levelClass(maturity), title: date },
      el("b", { textContent: levelName(maturity) }),
      el("span", { textContent: text }),
      el("span", { textContent: duration(days) }),
      decision(evidence),
    );
    part.style.setProperty("flex-grow", String(Math.max(1, Math.sqrt(days))));
    return part;
  });
  return el(
    "section",
    {},
    el("h3", { textContent: wording.history }),
    el("ol", { className: "levels" }, ...parts),
  );
}

/** @param {string[] | undefined} evidence */
function decision(evidence) {
  const url = evidence?.find(isWebAddress);
  return url ? outside(url, wording.evidence) : null;
}
