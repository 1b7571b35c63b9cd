// Storage in the browser. If it is blocked, full or throws, that is not an error: values that
// cannot be stored last until the page is left.

const probe = "probe";

/** A store of the browser. */
function storeNamed(area) {
  const unstored = new Map();
  const ask = (question) => {
    try {
      return question(window[area]);
    } catch {
      return null;
    }
  };
  return {
    get: (name) => unstored.get(name) ?? ask((store) => store.getItem(name)),
    /** Stores a text; returns whether it outlives the page. */
    set(name, text) {
      unstored.delete(name);
      const isTaken = ask((store) => {
        store.setItem(name, text);
        return true;
      });
      if (!isTaken) {
        unstored.set(name, text);
        // The earlier value would be mistaken for the current one.
        ask((store) => store.removeItem(name));
      }
      return Boolean(isTaken);
    },
    remove(name) {
      unstored.delete(name);
      ask((store) => store.removeItem(name));
    },
    names: () => [...new Set([...unstored.keys(), ...(ask((store) => Object.keys(store)) ?? [])])],
  };
}

/** Outlives the window, and is shared by all windows of this browser. */
export const onDevice = storeNamed("localStorage");
/** Lasts as long as the window. */
export const inWindow = storeNamed("sessionStorage");

/** Whether the browser can store anything beyond the window. */
export function isKeeping() {
  const isTaken = onDevice.set(probe, "");
  onDevice.remove(probe);
  return isTaken;
}

/** A stored value, read as JSON; null if there is none or it is not JSON. */
export function read(store, name) {
  try {
    return JSON.parse(store.get(name));
  } catch {
    return null;
  }
}

export function write(store, name, value) {
  return store.set(name, JSON.stringify(value));
}

/** The choice stored under a name, or null. */
export function chosen(name) {
  return onDevice.get(name);
}

/** Stores a choice for next time, if possible. */
export function choose(name, value) {
  onDevice.set(name, value);
}

const currentCaseKey = "case";

/**
 * The request for the page of the current case, for as long as the window is open; null without a
 * case.
 */
export function keptCase() {
  return read(inWindow, currentCaseKey);
}

/** Stores the request for the page of the current case; removes it if there is no current case. */
export function keepCase(entry) {
  if (entry) write(inWindow, currentCaseKey, entry);
  else inWindow.remove(currentCaseKey);
}
