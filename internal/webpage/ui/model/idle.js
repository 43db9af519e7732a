/** How long an action waits at most, in milliseconds: a page in the background is never idle. */
const TIMEOUT = 200;

/**
 * Does something while nothing else is to do.
 *
 * @param {() => void} action
 */
export function whenIdle(action) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(action, { timeout: TIMEOUT });
  else setTimeout(action, 1);
}
