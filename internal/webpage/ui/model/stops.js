/** The days on which the slider stops. */
import { monthStarts } from "../core/dates.js";
import { data } from "./data.js";
import { state } from "./state.js";

/**
 * The day of the first project and the first days of the months after it. The
 * date of the data follows them, as the end of the slider.
 */
export const stops =
  data.first < data.day ? [data.first, ...monthStarts(data.first, data.day)] : [];

/** Returns the number of the stop at or before the day, stops.length for the end. */
export function currentStop() {
  return state.day ? stops.findLastIndex((day) => day <= state.day) : stops.length;
}
