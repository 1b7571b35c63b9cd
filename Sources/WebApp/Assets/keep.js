// Taking an advice along: as text, on paper, as a link; and a saved case back in from a file.
import { fragmentOf } from "./fragment.js";
import { heldCase, tell } from "./screen.js";

export function prepareKeeping() {
  offer("print", () => window.print());
  offer("copy", (button) => copy(document.getElementById("note").value, button, "copied"));
  offer("permalink", (button) => {
    copy(location.origin + button.dataset.address + fragmentOf(heldCase().case), button, "linked");
  });
  const file = document.getElementById("file");
  if (!file) return;
  file.closest(".file").hidden = false;
  file.addEventListener("change", async () => {
    if (file.files.length > 0) document.getElementById("document").value = await file.files[0].text();
  });
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
    // Without a secure connection a browser has no clipboard for scripts, but does copy what is
    // selected.
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
