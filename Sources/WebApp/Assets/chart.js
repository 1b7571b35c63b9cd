// The drawn tree answers too: a click on a branch presses the button of the same branch in the list
// beside it. On a narrow screen the tree lies over the page while it is open.

const narrow = window.matchMedia("(max-width: 999.98px)");

export function prepareChart() {
  const frame = document.getElementById("flowchart");
  document.body.classList.toggle("over", Boolean(frame));
  setAside(false);
  if (!frame) return;
  frame.open = !narrow.matches;
  frame.addEventListener("toggle", () => setAside(frame.open && narrow.matches));
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches) return;
    frame.open = false;
    frame.querySelector("summary").focus();
  });
  for (const drawing of frame.querySelectorAll("svg.drawing")) {
    drawing.setAttribute("role", "group");
    for (const branch of drawing.querySelectorAll(".branch")) prepareBranch(branch, frame);
  }
  for (const picture of frame.querySelectorAll(".picture")) showWhereItStands(picture);
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

/** Brings the question that the tree waits for into sight, or the outcome it came to. */
function showWhereItStands(picture) {
  const box = picture.querySelector("[data-waiting] .box") ?? picture.querySelector(".outcome.taken .box");
  if (!box || picture.clientWidth === 0) return;
  const [there, here] = [box.getBoundingClientRect(), picture.getBoundingClientRect()];
  picture.scrollLeft += there.left - here.left - picture.clientWidth / 4;
  picture.scrollTop += there.top + there.height / 2 - here.top - picture.clientHeight / 2;
}
