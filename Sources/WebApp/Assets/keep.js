// Exports an advice as text, on paper or as a link, and opens a saved case from a file.
import { fragmentOf } from "./fragment.js";
import { completeNote } from "./note.js";
import { faultOfSaved } from "./remarks.js";
import { heldCase, tell } from "./screen.js";
import { unlessMissing } from "./unsent.js";

export function prepareKeeping() {
  offer("print", () => window.print());
  offer("copy", (button) => copy(completeNote(), button, "copied"));
  offer("permalink", (button) => {
    const link = () => location.origin + button.dataset.address + fragmentOf(heldCase().case);
    unlessMissing(() => copy(link(), button, "linked"));
  });
  prepareOpening();
}

/**
 * Also opens a saved case from a file; a text that cannot be a case is reported before it is sent,
 * and kept.
 */
function prepareOpening() {
  const [box, file] = ["document", "file"].map((id) => document.getElementById(id));
  if (!box) return;
  const most = Number(box.dataset.most);
  file.closest(".file").hidden = false;
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > most) return refuse(box, box.dataset.tooLarge);
    try {
      box.value = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
    } catch {
      return refuse(box, box.dataset.noText);
    }
    document.getElementById("load-refusal").hidden = true;
  });
  box.form.addEventListener("submit", (event) => {
    const isTooLarge = String(new URLSearchParams(new FormData(box.form))).length > most;
    const fault = isTooLarge ? box.dataset.tooLarge : faultOfSaved(box.value, box.dataset);
    if (!fault) return;
    event.preventDefault();
    event.stopPropagation();
    refuse(box, fault);
  });
}

/** Shows beside the box why the file or text cannot be opened. */
function refuse(box, words) {
  const notice = document.getElementById("load-refusal");
  const line = document.createElement("p");
  line.textContent = words;
  notice.replaceChildren(line);
  notice.hidden = false;
  box.setAttribute("aria-describedby", "load-refusal load-help");
  box.setAttribute("aria-invalid", "true");
  box.focus();
}

function offer(id, action) {
  const button = document.getElementById(id);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => action(button));
}

async function copy(text, button, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure connection a browser offers scripts no clipboard, but can copy a selection.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    if (!isCopied) done = "uncopied";
  }
  const words = document.body.dataset[done];
  button.textContent = words;
  tell([words]);
}
