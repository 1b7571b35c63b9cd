// Nobody answers what nobody has read: for half a second after a page has come nothing on it takes an
// answer, whether pressed or typed, and of a double click only the first click counts. What only leads
// about answers at once, and so does a page without scripts.

const readingTime = 500;
const answering = "#main button[name=do]:not([data-way]), #main .branch, dialog button";
let holding;
/** Whether the question on the page has its answer, which is under way. */
let isAnswered = false;

/** Has nothing answered for half a second from now: what is under the finger has changed. */
export function holdAnswers() {
  clearTimeout(holding);
  isAnswered = false;
  document.body.dataset.held = "";
  holding = setTimeout(() => delete document.body.dataset.held, readingTime);
}

export function listenToHaste() {
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) holdAnswers();
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.(answering);
    if (!pressed) return;
    const isAnswer = pressed.closest(".answers") !== null;
    const isHasty = "held" in document.body.dataset || event.detail > 1 || (isAnswer && isAnswered);
    if (isHasty) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (isAnswer) isAnswered = true;
  }, { capture: true });
}
