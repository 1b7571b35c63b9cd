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

/** Keeps a choice for the next time, where that can be. */
export function choose(name, value) {
  choices.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
}
