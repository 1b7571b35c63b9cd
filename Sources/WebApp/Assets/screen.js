// The page on the screen: what comes in its place, and what is said beside it.

import { holdAnswers } from "./hold.js";

const arrivals = [];

/** Has something done on every page, and on this one. */
export function whenArrived(action) {
  arrivals.push(action);
  attempt(action);
}

/** What goes wrong in one convenience is told to developers, and stops no other. */
function attempt(action) {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}

/** Puts a page in the place of the one that is there. */
export function showPage(page) {
  for (const part of ["header.bar", "#notices", "#main", "footer.foot"]) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  Object.assign(document.documentElement.dataset, page.documentElement.dataset);
  document.body.className = page.body.className;
  Object.assign(document.body.dataset, page.body.dataset);
  hideNotice();
  for (const prepare of arrivals) attempt(prepare);
  tell([...document.querySelectorAll(".news li, .refusal p")].map((line) => line.textContent));
  window.scrollTo(0, 0);
  // What was asked for may stand further down.
  const place = document.querySelector("#main [autofocus]");
  if (place) {
    place.focus({ preventScroll: true });
    const whole = place.closest(".frame");
    if (whole) whole.scrollIntoView();
    else place.scrollIntoView({ block: "nearest" });
  } else document.getElementById("question")?.focus({ preventScroll: true });
}

/** The hidden fields of the case on the page; null where it holds none. */
export function heldCase() {
  for (const form of document.querySelectorAll("#main form, header form")) {
    const { case: held, trail, view } = form.elements;
    if (held) return { case: held.value, trail: trail.value, view: view.value };
  }
  return null;
}

/** Says something to those who do not see it. */
export function tell(lines) {
  document.getElementById("news").textContent = lines.join(" ");
}

/** Says in sight of everyone why nothing came, with a button to ask again. */
export function showNotice(words, retry) {
  const notice = document.getElementById("offline");
  const line = document.createElement("p");
  line.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = document.body.dataset.retry;
  button.addEventListener("click", retry);
  notice.replaceChildren(line, button);
  notice.hidden = false;
  holdAnswers();
}

function hideNotice() {
  document.getElementById("offline").hidden = true;
}
