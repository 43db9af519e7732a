/** The slider over time, which can be played. */
import { all, data, wording } from "../model/data.js";
import { capital, dateName, levelName } from "../model/names.js";
import { addressOf, change, refresh, saveAddress, state } from "../model/state.js";
import { currentStop, stops } from "../model/stops.js";
import { $, el } from "./dom.js";

/** The step of playing in months, and the time between steps in milliseconds. */
const PACE = { step: 1, wait: 140 };
const REDUCED_MOTION_PACE = { step: 12, wait: 1500 };

/** How many events of a month are named. */
const EVENTS = 3;

/** The timer of playing, 0 if the slider stands. */
export let playing = 0;

/**
 * The changes of level by month, the most mature first.
 *
 * @type {Map<string, { i: number, level: string }[]>}
 */
const events = new Map();

/** Sets up the slider. */
export function drawSlider() {
  const slider = $("when", HTMLInputElement);
  slider.max = String(stops.length);
  /** @type {HTMLElement | null} */
  const group = document.querySelector(".time");
  if (group) group.hidden = !stops.length;
  slider.addEventListener("input", () => {
    pause();
    change({ day: stops[Number(slider.value)] ?? "" }, { quick: true });
  });
  $("play").addEventListener("click", () => (playing ? pause() : play()));
  drawYears();
  collectEvents();
}

/** Marks the years below the slider. */
function drawYears() {
  stops.forEach((day, n) => {
    if (!day.endsWith("-01-01")) return;
    const year = el("span", { textContent: "’" + day.slice(2, 4) });
    // The middle of the thumb moves within half of its width from the ends.
    year.style.setProperty("left", `calc(8px + (100% - 16px) * ${n / stops.length})`);
    $("years").append(year);
  });
}

function collectEvents() {
  const rank = ["graduated", "archived", "incubating"];
  for (const i of all) {
    for (const { date, maturity } of data.more[i].history ?? []) {
      const month = date.slice(0, 7);
      const list = events.get(month) ?? [];
      events.set(month, [...list, { i, level: maturity }]);
    }
  }
  for (const list of events.values()) {
    list.sort((a, b) => ((rank.indexOf(a.level) + 9) % 9) - ((rank.indexOf(b.level) + 9) % 9));
  }
}

/** Shows the day of the state, and what happened in the month before it. */
export function showSlider() {
  const slider = $("when", HTMLInputElement);
  const day = state.day || data.day;
  slider.value = String(currentStop());
  slider.style.setProperty("--done", `${(100 * currentStop()) / (stops.length || 1)}%`);
  slider.setAttribute("aria-valuetext", dateName(day));
  $("day").textContent = dateName(day);
  $("event").replaceChildren(...(state.day ? eventsBefore(state.day) : []));
  $("facts").hidden = Boolean(state.day);
}

/**
 * Names the events of the day's month or, on its first day, of the month before.
 *
 * @param {string} day
 * @returns {Node[]}
 */
function eventsBefore(day) {
  const month = day.endsWith("-01") && day !== data.first ? monthBefore(day) : day.slice(0, 7);
  const list = events.get(month) ?? [];
  const named = list.slice(0, EVENTS).map(({ i, level }) => {
    const link = el("a", { href: addressOf(i), textContent: data.items[i].name });
    return el("span", {}, link, ` ${levelName(level)}`);
  });
  const parts = named.flatMap((entry, n) => (n ? [" · ", entry] : [entry]));
  if (list.length > EVENTS) parts.push(` · +${list.length - EVENTS}`);
  if (!parts.length) parts.push(wording.noevents);
  const label = el("b", { textContent: capital(monthLabel(month)) + " " });
  return [label, el("span", {}, ...parts)];
}

/** @param {string} day */
function monthBefore(day) {
  const [year, month] = day.split("-").map(Number);
  const before = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${before[0]}-${String(before[1]).padStart(2, "0")}`;
}

/** @param {string} month */
function monthLabel(month) {
  return dateName(month + "-01").replace(/^1 |1日$/, "");
}

/** Stops playing and saves the day in the address. */
export function pause() {
  clearInterval(playing);
  playing = 0;
  showPlaying();
  saveAddress();
}

/** Plays from the day that is shown, or from the first one if that is the last. */
export function play() {
  const isReduced = matchMedia("(prefers-reduced-motion:reduce)").matches;
  const { step, wait } = isReduced ? REDUCED_MOTION_PACE : PACE;
  let stop = state.day ? currentStop() : 0;
  const next = () => {
    state.day = stops[stop] ?? "";
    refresh({ quick: true }); // which spares the address
    if (stop >= stops.length) pause();
    else stop += step;
  };
  next();
  playing = setInterval(next, wait);
  showPlaying();
}

/** Names the button after what it does. */
export function showPlaying() {
  const label = playing ? wording.pause : wording.play;
  $("play").classList.toggle("playing", Boolean(playing));
  $("play").setAttribute("aria-label", label);
  $("play").title = label;
}
