// Replaces the page on the screen, and shows and announces messages.

import { holdAnswers } from "./hold.js";
import { identityOf } from "./patients.js";
import { restoreTyped, typedOn } from "./typed.js";

const arrivals = [];

/** Registers an action for every page that is shown, and runs it on the current one. */
export function whenArrived(action) {
  arrivals.push(action);
  attempt(action);
}

/** Runs an action; its errors are logged to the console and do not stop others. */
function attempt(action) {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}

/** Replaces the page on the screen, as the response to a button with that value. */
export function showPage(page, pressed) {
  const [before, after] = [heldCase(), heldCase(page)];
  const isSameCase = before && after && [after.case, identityOf(after.case)].includes(identityOf(before.case) ?? before.case);
  const typed = isSameCase ? typedOn(pressed) : [];
  for (const part of ["header.bar", "#notices", "#state", "#main", "footer.foot"]) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  for (const name of ["offline", "kept", "keptElsewhere"]) delete document.documentElement.dataset[name];
  Object.assign(document.documentElement.dataset, page.documentElement.dataset);
  document.body.className = page.body.className;
  // Only a page of a case says when it was made.
  delete document.body.dataset.now;
  Object.assign(document.body.dataset, page.body.dataset);
  hideNotice();
  for (const prepare of arrivals) attempt(prepare);
  tell([...document.querySelectorAll("#state [data-about=left], .news li, .refusal p")].map((line) => line.textContent));
  window.scrollTo(0, 0);
  // The requested part may be further down the page.
  const place = document.querySelector("#main [autofocus]");
  if (place) {
    place.focus({ preventScroll: true });
    const whole = place.closest(".frame");
    if (whole) whole.scrollIntoView();
    else place.scrollIntoView({ block: "nearest" });
  } else document.getElementById("question")?.focus({ preventScroll: true });
  restoreTyped(typed);
}

/** The identity of the case on the screen; null if there is none. */
export function idOnScreen() {
  return identityOf(heldCase()?.case);
}

/** The hidden fields of the case on a page, or null. */
export function heldCase(page = document) {
  for (const form of page.querySelectorAll("#main form, header form")) {
    const { case: held, trail, view } = form.elements;
    if (held) return { case: held.value, trail: trail.value, view: view.value };
  }
  return null;
}

/** Announces a message to screen readers. */
export function tell(lines) {
  document.getElementById("news").textContent = lines.join(" ");
}

/** Shows everyone the state of the connection, with the actions that are possible. */
export function showNotice(words, ...offers) {
  const notice = document.getElementById("offline");
  notice.replaceChildren(madeOf("p", words), ...offers);
  notice.hidden = false;
  holdAnswers();
}

export function hideNotice() {
  document.getElementById("offline").hidden = true;
}

export function buttonFor(words, action) {
  const button = madeOf("button", words);
  button.type = "button";
  button.addEventListener("click", action);
  return button;
}

export function madeOf(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

/** Shows a dialog with a button for yes and one for no, about a text or an element. */
export function askWhether(question, about, [yes, no], action) {
  const dialog = document.createElement("dialog");
  const heading = Object.assign(madeOf("h2", question), { id: "asked" });
  const line = typeof about === "string" ? madeOf("p", about) : about;
  const steps = Object.assign(document.createElement("div"), { className: "steps" });
  for (const [words, act] of [[no, null], [yes, action]]) {
    steps.append(buttonFor(words, () => {
      dialog.close();
      if (act) act();
    }));
  }
  dialog.setAttribute("aria-labelledby", "asked");
  dialog.append(heading, line, steps);
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("main").append(dialog);
  holdAnswers();
  dialog.showModal();
}
