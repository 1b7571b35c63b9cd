// The server's clock, by which time limits are computed. If the device's clock differs from it, the page says so;
// countdowns and the time of an event that happens "now" follow the server's clock.
import { lengthOf } from "./countdown.js";
import { say } from "./offline.js";
import { onDevice, read, write } from "./storage.js";

const leastTold = 60000;

function nameOfClock() {
  return `${document.body.dataset.base}clock`;
}

/** By how much the clock of this device is ahead of the server's, in milliseconds; 0 within a minute. */
export function clockAhead() {
  const known = read(onDevice, nameOfClock());
  // If the device's clock has been set back since the measurement, the difference no longer holds.
  return Number.isFinite(known?.ahead) && known.at <= Date.now() ? known.ahead : 0;
}

/** The current time by the server's clock, in milliseconds. */
export function serverTime() {
  return Date.now() - clockAhead();
}

/** Measures the difference between the clocks from a response and the time at which it was requested. */
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
