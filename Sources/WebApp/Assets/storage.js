// What the browser keeps as a convenience. One that keeps nothing, or lets nobody ask, is no fault:
// a choice then holds until the page is left.

const choices = new Map();

/** What was chosen under a name; null where nothing was. */
export function chosen(name) {
  try {
    return choices.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

const inHand = "case";

/** How the page of the case in hand was asked for, as long as the window is open; null where none is. */
export function keptCase() {
  try {
    return JSON.parse(sessionStorage.getItem(inHand));
  } catch {
    return null;
  }
}

/** Keeps how the page of the case in hand was asked for; nothing where none is in hand any more. */
export function keepCase(entry) {
  try {
    if (entry) sessionStorage.setItem(inHand, JSON.stringify(entry));
    else sessionStorage.removeItem(inHand);
  } catch {
    return;
  }
}

/** Keeps a choice for the next time, where that can be. */
export function choose(name, value) {
  choices.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
}
