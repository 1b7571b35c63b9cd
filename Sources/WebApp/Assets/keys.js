// Keys that answer: a number for an answer, Backspace to go back, ? for the help of the question.
// Who speaks to the computer, or leans on keys, can turn them off; the browser keeps that choice.
import { isUnread } from "./hold.js";
import { choose, chosen } from "./storage.js";

const shortcuts = "shortcuts";

function areOn() {
  return chosen(shortcuts) !== "off";
}

export function prepareShortcuts() {
  const box = document.getElementById(shortcuts);
  if (!box) return;
  box.closest(".shortcuts").hidden = false;
  box.checked = areOn();
  box.addEventListener("change", () => choose(shortcuts, box.checked ? "on" : "off"));
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !areOn()) return;
    if (event.target.closest("input, textarea, select")) return;
    // What lies under something else cannot be seen, and takes no key.
    if (document.querySelector("dialog[open], #main [inert]")) return;
    const press = pressFor(event);
    if (!press) return;
    event.preventDefault();
    press();
  });
}

function pressFor(event) {
  const { key } = event;
  if (/^[0-9]$/.test(key)) {
    // The click that follows is made now, however long ago the key was pressed.
    if (isUnread(event)) return null;
    const mark = [...document.querySelectorAll(".answers .key")].find((mark) => mark.textContent === key);
    return mark && (() => mark.closest("button").click());
  }
  if (key === "Backspace") {
    const back = document.querySelector("button.back");
    return back && (() => back.click());
  }
  if (key === "?") {
    const help = document.querySelector("details.help");
    return help && (() => {
      help.open = !help.open;
      help.querySelector("summary").focus();
    });
  }
  return null;
}
