// The clock of the server, by which limits are told. A device whose clock differs from it says so, and counts
// down and notes what happens "now" by the clock of the server.
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
  // A clock that was put back since is another clock.
  return Number.isFinite(known?.ahead) && known.at <= Date.now() ? known.ahead : 0;
}

/** The moment of now by the clock of the server, in milliseconds. */
export function serverTime() {
  return Date.now() - clockAhead();
}

/** Compares the clocks by an answer of the server and the moment at which it was asked for. */
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
