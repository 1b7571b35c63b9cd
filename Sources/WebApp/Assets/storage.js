// What the browser keeps as a convenience. One that keeps nothing, is full, or lets nobody ask, is no
// fault: what it does not take then holds until the page is left.

const probe = "probe";

/** A store of the browser. */
function storeNamed(area) {
  const untaken = new Map();
  const ask = (question) => {
    try {
      return question(window[area]);
    } catch {
      return null;
    }
  };
  return {
    get: (name) => untaken.get(name) ?? ask((store) => store.getItem(name)),
    /** Keeps a text; whether it will be there when the page is gone. */
    set(name, text) {
      untaken.delete(name);
      const isTaken = ask((store) => {
        store.setItem(name, text);
        return true;
      });
      if (!isTaken) {
        untaken.set(name, text);
        // What stood there before is old, and would be taken for what holds.
        ask((store) => store.removeItem(name));
      }
      return Boolean(isTaken);
    },
    remove(name) {
      untaken.delete(name);
      ask((store) => store.removeItem(name));
    },
    names: () => [...new Set([...untaken.keys(), ...(ask((store) => Object.keys(store)) ?? [])])],
  };
}

/** What outlives the window, and every window of this browser sees. */
export const onDevice = storeNamed("localStorage");
/** What is there as long as the window is. */
export const inWindow = storeNamed("sessionStorage");

/** Whether the browser takes anything to keep beyond the window. */
export function isKeeping() {
  const isTaken = onDevice.set(probe, "");
  onDevice.remove(probe);
  return isTaken;
}

/** A value that was kept as JSON; null where there is none, or it is not as we write it. */
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

/** What was chosen under a name; null where nothing was. */
export function chosen(name) {
  return onDevice.get(name);
}

/** Keeps a choice for the next time, where that can be. */
export function choose(name, value) {
  onDevice.set(name, value);
}

const inHand = "case";

/** How the page of the case in hand was asked for, as long as the window is open; null where none is. */
export function keptCase() {
  return read(inWindow, inHand);
}

/** Keeps how the page of the case in hand was asked for; nothing where none is in hand any more. */
export function keepCase(entry) {
  if (entry) write(inWindow, inHand, entry);
  else inWindow.remove(inHand);
}
