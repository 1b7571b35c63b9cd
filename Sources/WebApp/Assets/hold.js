// Nobody answers what nobody has read: for half a second after a page was first painted nothing on it
// takes an answer, whether pressed or typed, and of a double click only the first click counts. What
// only leads about answers at once, and so does a page without scripts.
//
// A press counts from when the hand made it and not from when the script gets to it, so that neither a
// slow machine nor a late timer moves the limit.

const readingTime = 500;
const answering = "#main button[name=do]:not([data-way]), #main .branch, dialog button";
/** When what is under the finger was first painted; never, as long as it was not. */
let painted = Infinity;
/** How often something new has come under the finger. */
let arrival = 0;
/** Whether the question on the page has its answer, which is under way. */
let isAnswered = false;

/** Has nothing answered until half a second after the next paint: what is under the finger has changed. */
export function holdAnswers() {
  const mine = ++arrival;
  painted = Infinity;
  isAnswered = false;
  document.body.dataset.held = "";
  const { port1, port2 } = new MessageChannel();
  // What a frame asks for is done before it is painted, and what it posts is done after.
  requestAnimationFrame(() => port2.postMessage(null));
  port1.onmessage = () => {
    port1.close();
    if (mine !== arrival) return;
    painted = performance.now();
    release(mine);
  };
}

/** Lets go, no sooner than after half a second. */
function release(mine) {
  if (mine !== arrival) return;
  const left = painted + readingTime - performance.now();
  if (left > 0) setTimeout(release, left, mine);
  else delete document.body.dataset.held;
}

/** Whether something was pressed before what is under the finger can have been read. */
export function isUnread(event) {
  return event.timeStamp - painted < readingTime;
}

export function listenToHaste() {
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
