// Additions for printing: the label of the case in the title, after which a browser names a file, and
// on every sheet; which answers are not sent, and so missing; that a plan was made earlier; and typed
// text that takes as many lines as it needs. They exist only while the page is printed.
import { serverTime } from "./clock.js";
import { labelledName, moment } from "./device.js";
import { typedIn } from "./note.js";
import { madeOf } from "./screen.js";
import { missingAnswers } from "./unsent.js";

const leastLater = 60000;
let title = null;

export function listenToPrinting() {
  window.addEventListener("beforeprint", () => {
    clear();
    title = document.title;
    document.title = labelledName(title, " · ");
    const missing = missingAnswers();
    document.documentElement.dataset.sheetLabel = [labelledName("", ""), missing?.short].filter(Boolean).join(" · ");
    if (missing) sayMissing(missing);
    sayLater();
    for (const field of typedIn()) {
      const written = Object.assign(document.createElement("span"), { className: "written", textContent: field.value });
      field.after(written);
    }
  });
  window.addEventListener("afterprint", clear);
}

function sayMissing({ words, list }) {
  const part = Object.assign(document.createElement("section"), { className: "missing" });
  part.append(madeOf("p", words), list);
  const head = document.querySelector(".report > header, .letter > header, .page-head");
  if (head) head.after(part);
  else document.getElementById("main").prepend(part);
}

/** Says of a plan that was made earlier when it is printed, since the time left holds for then. */
function sayLater() {
  const place = document.querySelector("[data-printed-later]");
  if (!place || !(serverTime() - Date.parse(document.body.dataset.now) >= leastLater)) return;
  place.dataset.printedAtOnce = place.textContent;
  place.textContent = place.dataset.printedLater.replace("%", moment(serverTime()));
}

function clear() {
  if (title !== null) document.title = title;
  title = null;
  delete document.documentElement.dataset.sheetLabel;
  for (const place of document.querySelectorAll("[data-printed-at-once]")) {
    place.textContent = place.dataset.printedAtOnce;
    delete place.dataset.printedAtOnce;
  }
  for (const part of document.querySelectorAll(".written, .missing")) part.remove();
}
