// Additions for printing: the label of the case on every sheet, and typed text that takes as many
// lines as it needs. Both exist only while the page is printed.
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
