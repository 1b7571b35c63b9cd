// The drawn tree answers too: a click on a branch presses the button of the same branch in the list
// beside it; where that would change an answer, the page asks first. On a narrow screen the tree lies
// over the page while it is open, as an entry of the history of its own, so that Back closes it; and
// the way through the trees is one line.
import { holdAnswers } from "./hold.js";

const narrow = window.matchMedia("(max-width: 999.98px)");

/** Whether the way back from the entry of the open tree is under way. */
let isLeaving = false;

function enter() {
  history.pushState({ ...history.state, isOver: true }, "");
}

export function listenToChart() {
  window.addEventListener("popstate", (event) => {
    const frame = document.getElementById("flowchart");
    document.querySelector("dialog[open]")?.close();
    if (isLeaving) {
      isLeaving = false;
      // Opened again before the history had come to its entry.
      if (frame?.open && narrow.matches) enter();
    } else if (frame && narrow.matches && !event.state?.isOver) frame.open = false;
  });
}

export function preparePathway() {
  const pathway = document.getElementById("pathway");
  if (pathway) pathway.open = !narrow.matches;
}

export function prepareChart() {
  const frame = document.getElementById("flowchart");
  document.body.classList.toggle("over", Boolean(frame));
  setAside(false);
  if (!frame) return;
  frame.open = !narrow.matches;
  frame.addEventListener("toggle", () => layOver(frame));
  const close = () => {
    frame.open = false;
    frame.querySelector("summary").focus();
  };
  frame.querySelector(".close").addEventListener("click", close);
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) close();
  });
  for (const button of frame.querySelectorAll(".outline li:not(.possible) > button")) askBefore(button);
  for (const drawing of frame.querySelectorAll("svg.drawing")) {
    drawing.setAttribute("role", "group");
    for (const branch of drawing.querySelectorAll(".branch")) prepareBranch(branch, frame);
  }
  for (const picture of frame.querySelectorAll(".picture")) showWhereItStands(picture);
}

/** Lays the tree over the page, or takes it away; each time something else has come under the finger. */
function layOver(frame) {
  const isOver = frame.open && narrow.matches;
  const wasOver = Boolean(history.state?.isOver);
  setAside(isOver);
  frame.querySelector(".close").hidden = !isOver;
  if (!narrow.matches) return;
  holdAnswers();
  const box = isOver && boxThatStands(frame.querySelector(".picture.narrow"));
  if (box) frame.scrollTop += box.getBoundingClientRect().top - frame.clientHeight / 3;
  if (isOver && !wasOver) enter();
  if (!isOver && wasOver && !isLeaving) {
    isLeaving = true;
    history.back();
  }
}

/** Has a button that would change an answer ask whether it may. */
function askBefore(button) {
  let isSure = false;
  button.addEventListener("click", (event) => {
    if (isSure) return;
    event.preventDefault();
    const question = button.closest("ul").previousElementSibling.querySelector("b").textContent;
    const { changeAnswer, change, leave } = document.body.dataset;
    askWhether(changeAnswer, `${question}: ${button.textContent}`, [change, leave], () => {
      isSure = true;
      button.click();
    });
  });
}

/** Asks something over the page, with a button for yes and one for no. */
function askWhether(question, about, [yes, no], action) {
  const dialog = document.createElement("dialog");
  const heading = Object.assign(document.createElement("h2"), { textContent: question, id: "asked" });
  const line = Object.assign(document.createElement("p"), { textContent: about });
  const steps = Object.assign(document.createElement("div"), { className: "steps" });
  for (const [words, act] of [[no, null], [yes, action]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.addEventListener("click", () => {
      dialog.close();
      if (act) act();
    });
    steps.append(button);
  }
  dialog.setAttribute("aria-labelledby", "asked");
  dialog.append(heading, line, steps);
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("main").append(dialog);
  holdAnswers();
  dialog.showModal();
}

/** Keeps focus and screen readers out of what lies under the open tree. */
function setAside(isUnder) {
  for (const part of document.querySelectorAll("header.bar, .pathway, .news, .question, .rest, footer.foot")) {
    part.inert = isUnder;
  }
}

function prepareBranch(branch, frame) {
  const { decision, branch: place } = branch.dataset;
  const button = frame.querySelector(`.outline button[data-decision="${decision}"][data-branch="${place}"]`);
  if (!button) return;
  branch.dataset.do = "";
  branch.setAttribute("role", "button");
  branch.setAttribute("tabindex", "0");
  branch.setAttribute("aria-label", button.getAttribute("aria-label") ?? button.textContent);
  branch.addEventListener("click", () => button.click());
  branch.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
}

/** The question that a tree waits for, or the outcome it came to. */
function boxThatStands(picture) {
  return picture.querySelector("[data-waiting] .box") ?? picture.querySelector(".outcome.taken .box");
}

/** Brings it into sight. */
function showWhereItStands(picture) {
  const box = boxThatStands(picture);
  if (!box || picture.clientWidth === 0) return;
  const [there, here] = [box.getBoundingClientRect(), picture.getBoundingClientRect()];
  picture.scrollLeft += there.left - here.left - picture.clientWidth / 4;
  picture.scrollTop += there.top + there.height / 2 - here.top - picture.clientHeight / 2;
}
