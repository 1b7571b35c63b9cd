// Updates the time left while the page is open, in the server's words. A line whose limit passes
// stays where it is and says so: only the server computes the consequences.
import { serverTime, timeFormat } from "./clock.js";
import { say } from "./offline.js";
import { buttonFor, heldCase, madeOf } from "./screen.js";
import { press } from "./visit.js";

const urgencies = ["at-once", "within-a-day", "within-days"];
const soon = 3600;
let timer;

export function startCountdown() {
  clearInterval(timer);
  const limits = [...document.querySelectorAll("[data-due]")].map(prepare);
  if (limits.length === 0 && !heldCase()) return;
  const tick = () => {
    limits.forEach(show);
    tellNewDay();
  };
  tick();
  timer = setInterval(tick, 10000);
}

/** Finds the words for the time left, and wraps them in an element. */
function prepare(element) {
  const due = Date.parse(element.dataset.due);
  const limit = {
    element, due, isMark: element.classList.contains("mark"),
    wasLeft: due >= Date.parse(document.body.dataset.now) && element.matches(".plan .line .when"),
  };
  const known = element.querySelector(".left");
  if (known) return { ...limit, place: known };
  if (limit.isMark) return { ...limit, place: element.querySelector("span") };
  const words = element.dataset.relative;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = words ? node.data.indexOf(words) : -1;
    if (start < 0) continue;
    const rest = node.splitText(start);
    rest.splitText(words.length);
    const place = document.createElement("span");
    place.className = "left";
    place.textContent = words;
    rest.replaceWith(place);
    return { ...limit, place };
  }
  return limit;
}

function show({ element, due, isMark, place, wasLeft }) {
  const words = document.documentElement.dataset;
  const left = Math.trunc((due - serverTime()) / 1000);
  const pattern = left < 0 ? words.overdue : left < soon ? words.dueSoon : isMark ? words.left : words.ahead;
  if (place) place.textContent = pattern.replace("%", lengthOf(Math.abs(left), words));
  element.classList.toggle("past", left < 0);
  element.classList.toggle("soon", left >= 0 && left < soon);
  const holder = isMark || element.classList.contains("limit") ? element : element.closest(".line");
  if (holder) showPressing(holder, left < 0 ? 0 : left <= 86400 ? 1 : 2);
  if (left < 0 && wasLeft) tellPassed(element, due);
}

/**
 * Says on a line that its limit has passed, and offers to update the plan; input in progress is not
 * lost.
 */
function tellPassed(element, due) {
  if (element.nextElementSibling?.matches(".passed")) return;
  const { limitPassed, refreshPlan } = document.body.dataset;
  const clock = timeFormat({ hour: "2-digit", minute: "2-digit" });
  const words = limitPassed.replace("%", clock.format(due));
  element.after(Object.assign(madeOf("span", words), { className: "detail passed" }));
  say("passed", words, buttonFor(refreshPlan, askAgain));
}

/** Says of a page of a case that was made on another day that its "today" and "tomorrow" are those of that day. */
function tellNewDay() {
  const { now, otherDay, refreshPlan } = document.body.dataset;
  const made = Date.parse(now);
  if (!heldCase() || Number.isNaN(made)) return;
  const day = timeFormat({ weekday: "long", day: "numeric", month: "long" });
  if (day.format(made) === day.format(serverTime())) return;
  say("day", otherDay.replace("%", day.format(made)), buttonFor(refreshPlan, askAgain));
}

/** Asks the server for the page of now. */
function askAgain() {
  press({ action: location.pathname, fields: Object.entries(heldCase()) });
}

/** Raises the displayed urgency; time never lowers it, and a waiting line is left alone. */
function showPressing(holder, place) {
  const was = urgencies.findIndex((name) => holder.classList.contains(name));
  if (place >= was) return;
  holder.classList.replace(urgencies[was], urgencies[place]);
  holder.querySelector("use")?.setAttribute("href", `#${urgencies[place]}`);
}

/** A length of time as the server says it: "50 min", "23 uur 10 min", "6 dagen 4 uur". */
export function lengthOf(seconds, words) {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (minutes < 1) return words.lessThanAMinute;
  if (hours < 1) return `${minutes} min`;
  if (hours < 48) return counted(hours, words.hours) + (minutes % 60 ? ` ${minutes % 60} min` : "");
  return counted(days, words.days) + (hours % 24 && days < 28 ? ` ${counted(hours % 24, words.hours)}` : "");
}

/** A number with its unit, for which the words contain singular and plural. */
function counted(number, units) {
  const [one, many] = units.split("|");
  return `${number} ${number === 1 ? one : many}`;
}
