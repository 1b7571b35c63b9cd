// Prevents answers to what has not been read: for half a second after a page is first painted,
// nothing on it accepts an answer by mouse, touch or key, and only the first click of a double
// click counts. Navigation works at once, and so does a page without scripts.
//
// A press counts from the event's time stamp, not from when the handler runs, so neither a slow
// machine nor a late timer changes the limit.

const readingTime = 500;
const answering = "#main button[name=do]:not([data-way]), #main .branch, dialog button";
/** When what is under the pointer was first painted; infinite until then. */
let painted = Infinity;
/** How often the content under the pointer has changed. */
let arrival = 0;
/** Whether the question on the page has been answered and the request is in progress. */
let isAnswered = false;

/**
 * Holds answers until half a second after the next paint, because the content under the pointer has
 * changed.
 */
export function holdAnswers() {
  const mine = ++arrival;
  painted = Infinity;
  isAnswered = false;
  document.body.dataset.held = "";
  const { port1, port2 } = new MessageChannel();
  // A callback for an animation frame runs before that frame is painted; a message posted from it
  // arrives after the paint.
  requestAnimationFrame(() => port2.postMessage(null));
  port1.onmessage = () => {
    port1.close();
    if (mine !== arrival) return;
    painted = performance.now();
    release(mine);
  };
}

/** Releases the hold, no sooner than after half a second. */
function release(mine) {
  if (mine !== arrival) return;
  const left = painted + readingTime - performance.now();
  if (left > 0) setTimeout(release, left, mine);
  else delete document.body.dataset.held;
}

/** Whether something was pressed before the content under the pointer can have been read. */
export function isUnread(event) {
  return event.timeStamp - painted < readingTime;
}

export function listenForHastyClicks() {
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) holdAnswers();
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.(answering);
    if (!pressed) return;
    const isAnswer = pressed.closest(".answers") !== null;
    if (isUnread(event) || event.detail > 1 || (isAnswer && isAnswered)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (isAnswer) isAnswered = true;
  }, { capture: true });
}
