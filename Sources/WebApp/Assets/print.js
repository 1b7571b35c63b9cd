// What paper needs that a page does not: the label of the case on every sheet, and what was typed as text that
// takes as many lines as it needs. Both are there while the page is printed, and at no other time.
import { labelledName } from "./device.js";

const typedIn = ".report :is(input, textarea), .letter input";

export function listenToPaper() {
  window.addEventListener("beforeprint", () => {
    clear();
    document.documentElement.dataset.sheetLabel = labelledName("", "");
    for (const field of document.querySelectorAll(typedIn)) {
      if (field.value === "") continue;
      const written = Object.assign(document.createElement("span"), { className: "written", textContent: field.value });
      field.after(written);
    }
  });
  window.addEventListener("afterprint", clear);
}

function clear() {
  delete document.documentElement.dataset.sheetLabel;
  for (const written of document.querySelectorAll(".written")) written.remove();
}
