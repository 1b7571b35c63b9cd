// Makes the drawn tree interactive: a click on a branch presses the button of the same branch in
// the list beside it; if that would change an answer, the page asks for confirmation. Beside a
// question the tree is open from desktop width on, beside a plan on a wall screen. On a narrow
// screen the open tree covers the page and has its own history entry, so that Back closes it, and
// the pathway is a single line.
import { holdAnswers, isUnread } from "./hold.js";
import { askWhether } from "./screen.js";

const narrow = window.matchMedia("(width < 62.5em)");
const wall = window.matchMedia("(width >= 120em)");

/** Whether the browser is on its way back from the history entry of the open tree. */
let isLeaving = false;

function enter() {
  history.pushState({ ...history.state, isOver: true }, "");
}

/** Whether the page shows the tree beside its main content. */
function isBeside(frame) {
  return frame.closest(".plan-page") ? wall.matches : !narrow.matches;
}

export function listenToChart() {
  window.addEventListener("resize", fitPictures);
  window.addEventListener("popstate", (event) => {
    const frame = document.getElementById("flowchart");
    document.querySelector("dialog[open]")?.close();
    if (isLeaving) {
      isLeaving = false;
      // It was reopened before the browser had returned to its history entry.
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
  if (!frame) return;
  // If it is open now, the user has just asked for it.
  frame.open ||= isBeside(frame);
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
  if (frame.open) layOver(frame);
  fitPictures();
}

/**
 * Lays the tree over the page or takes it away; either way answers are held, as other content is
 * now under the pointer.
 */
function layOver(frame) {
  fitPictures();
  const isOver = frame.open && narrow.matches;
  const wasOver = Boolean(history.state?.isOver);
  setAside(frame, isOver);
  frame.querySelector(".close").hidden = !isOver;
  if (!narrow.matches) return;
  holdAnswers();
  const box = isOver && currentBox(frame.querySelector(".picture.narrow"));
  const place = box && box.getBoundingClientRect();
  if (place && place.bottom > frame.clientHeight) frame.scrollTop += place.top - frame.clientHeight / 3;
  if (isOver && !wasOver) enter();
  if (!isOver && wasOver && !isLeaving) {
    isLeaving = true;
    history.back();
  }
}

/** Asks for confirmation before a button changes an answer. */
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

/** Makes what is below the open tree inert, for focus and screen readers. */
function setAside(frame, isUnder) {
  const parts = [...document.querySelectorAll("header.bar, footer.foot")];
  for (let part = frame.closest(".chart"); part.id !== "main"; part = part.parentElement) {
    parts.push(...[...part.parentElement.children].filter((other) => other !== part));
  }
  for (const part of parts) part.inert = isUnder;
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
    if (!isUnread(event)) button.click();
  });
}

/** The question that a tree waits for, or the outcome it has reached. */
function currentBox(picture) {
  return picture.querySelector("[data-waiting] .box") ?? picture.querySelector(".outcome.taken .box");
}

/** Fits the drawings of the open tree, and scrolls to the current question or outcome. */
function fitPictures() {
  for (const picture of document.querySelectorAll("#flowchart[open] > .picture")) {
    if (picture.clientWidth === 0) continue;
    if (picture.closest(".plan-page")) fit(picture);
    scrollToCurrent(picture);
  }
}

/**
 * The text size in pixels below which nothing is readable, and the one from which several people
 * can read along.
 */
const [smallestText, sharedText] = [13, 24];
const below = 8;

/**
 * On a wall screen a drawing is shown whole beside the plan, unless its text would be too small for
 * those who stand further away; then it takes the full width and scrolls.
 */
function fit(picture) {
  const drawing = picture.querySelector("svg");
  drawing.style.width = drawing.style.height = picture.style.maxHeight = "";
  if (!wall.matches) return;
  const [chart, page] = [picture.closest(".chart"), picture.closest(".plan-page")];
  const height = window.innerHeight - page.offsetTop - (chart.offsetHeight - picture.offsetHeight) - below;
  const { width: drawn, height: tall } = drawing.viewBox.baseVal;
  const sizes = [...drawing.querySelectorAll("text")].map((text) => Number(text.getAttribute("font-size")));
  const widthFor = (text) => (drawn * text) / Math.min(...sizes);
  const wanted = Math.max(widthFor(sharedText), (height * drawn) / tall);
  drawing.style.width = `${Math.max(widthFor(smallestText), Math.min(picture.clientWidth, wanted))}px`;
  drawing.style.height = "auto";
  picture.style.maxHeight = `${height}px`;
}

function scrollToCurrent(picture) {
  const box = currentBox(picture);
  if (!box) return;
  const [there, here] = [box.getBoundingClientRect(), picture.getBoundingClientRect()];
  picture.scrollLeft += there.left - here.left - picture.clientWidth / 4;
  picture.scrollTop += there.top + there.height / 2 - here.top - picture.clientHeight / 2;
}
