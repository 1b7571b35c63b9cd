// Keyboard shortcuts: a number for an answer, Backspace to go back, ? for the help of the question.
// They can be turned off, for users of speech input or who rest their hands on the keyboard; the
// browser stores that choice.
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
    // What is covered cannot be seen, so keys do not act on it.
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
    // click() dispatches an event with the current time, so the time of the key press is checked
    // here.
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
