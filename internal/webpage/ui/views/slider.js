/** The slider over time, which can be played. */
import { data, wording } from "../model/data.js";
import { change, refresh, saveAddress, state } from "../model/state.js";
import { currentStop, stops } from "../model/stops.js";
import { $ } from "./dom.js";

/** The step of playing in months, and the time between steps in milliseconds. */
const PACE = { step: 1, wait: 140 };
const REDUCED_MOTION_PACE = { step: 12, wait: 1500 };

/** The timer of playing, 0 if the slider stands. */
export let playing = 0;

/** Sets up the slider. */
export function drawSlider() {
  const slider = $("when", HTMLInputElement);
  slider.max = String(stops.length);
  /** @type {HTMLElement | null} */
  const group = document.querySelector(".time");
  if (group) group.hidden = !stops.length;
  slider.addEventListener("input", () => {
    pause();
    change({ day: stops[Number(slider.value)] ?? "" });
  });
  $("play").addEventListener("click", () => (playing ? pause() : play()));
}

/** Shows the day of the state. */
export function showSlider() {
  const slider = $("when", HTMLInputElement);
  const day = state.day || data.day;
  slider.value = String(currentStop());
  slider.setAttribute("aria-valuetext", day);
  $("day").textContent = day;
}

/** Stops playing and saves the day in the address. */
export function pause() {
  clearInterval(playing);
  playing = 0;
  $("play").textContent = wording.play;
  saveAddress();
}

/** Plays from the day that is shown, or from the first one if that is the last. */
export function play() {
  const isReduced = matchMedia("(prefers-reduced-motion:reduce)").matches;
  const { step, wait } = isReduced ? REDUCED_MOTION_PACE : PACE;
  let stop = state.day ? currentStop() : 0;
  $("play").textContent = wording.pause;
  const next = () => {
    state.day = stops[stop] ?? "";
    refresh(); // which spares the address
    if (stop >= stops.length) pause();
    else stop += step;
  };
  next();
  playing = setInterval(next, wait);
}
