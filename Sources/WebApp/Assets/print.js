// Additions for printing: the label of the case in the title, after which a browser names a file, and
// on every sheet; and typed text that takes as many lines as it needs. They exist only while the page
// is printed.
import { labelledName } from "./device.js";

const typedIn = ".report :is(input, textarea), .letter input";

let title = null;

export function listenToPrinting() {
  window.addEventListener("beforeprint", () => {
    clear();
    title = document.title;
    document.title = labelledName(title, " · ");
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
  if (title !== null) document.title = title;
  title = null;
  delete document.documentElement.dataset.sheetLabel;
  for (const written of document.querySelectorAll(".written")) written.remove();
}
