// The server's clock, which limits refer to. If the device's clock differs, the page says so, and
// uses the server's clock for countdowns and for "now".
import { lengthOf } from "./countdown.js";
import { say } from "./offline.js";
import { onDevice, read, write } from "./storage.js";

const leastTold = 60000;

function nameOfClock() {
  return `${document.body.dataset.base}clock`;
}

/**
 * How far the device's clock is ahead of the server's, in milliseconds; 0 for less than a minute.
 */
function clockAhead() {
  const known = read(onDevice, nameOfClock());
  // A clock that has been set since invalidates the offset.
  return Number.isFinite(known?.ahead) && known.at <= Date.now() ? known.ahead : 0;
}

/** The current time of the server's clock, in milliseconds. */
export function serverTime() {
  return Date.now() - clockAhead();
}

/** Writes times in the guideline's time zone, in the language of the page or another one. */
export function timeFormat(parts, lang = document.documentElement.lang) {
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { ...parts, timeZone: document.body.dataset.zone });
}

/** Compares the clocks, from a response of the server and the time of its request. */
export function compareClocks(page, asked) {
  const told = Date.parse(page.body.dataset.now);
  if (Number.isNaN(told)) return;
  const ahead = (asked + Date.now()) / 2 - told;
  const isTold = Math.abs(ahead) > leastTold;
  write(onDevice, nameOfClock(), { ahead: isTold ? Math.round(ahead) : 0, at: Date.now() });
}

export function prepareClock() {
  const ahead = clockAhead();
  const { clockIsAhead, clockIsBehind } = document.body.dataset;
  const words = ahead > 0 ? clockIsAhead : clockIsBehind;
  say("clock", ahead === 0 ? "" : words.replace("%", lengthOf(Math.abs(ahead) / 1000, document.documentElement.dataset)));
}
