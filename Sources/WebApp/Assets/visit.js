// Sends a form and puts the page that comes back in the place of the one that is there.
//
// The case stays in the page: it goes along in the body of the request, and behind the # of the
// address, which no browser sends.
import { caseInFragment, fragmentOf } from "./fragment.js";

const patience = 15000;
const arrivals = [];
let isUnderWay = false;

/** Has something done on every page, and on this one. */
export function whenArrived(action) {
  arrivals.push(action);
  action();
}

/** Takes over the forms of the page, and the way back through the browser's history. */
export function listenToForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.classList.contains("download")) return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    visit(form.getAttribute("action"), new URLSearchParams(fields));
  });
  window.addEventListener("popstate", (event) => {
    if (event.state?.fields) revisit(event.state);
    else if (!document.getElementById(location.hash.slice(1))) location.reload();
  });
}

/** Opens the case of a link, or the one that was on this page before it was loaded again. */
export function resumeCase() {
  const page = document.getElementById("resume");
  if (!page) return;
  const document_ = caseInFragment(location.hash);
  if (history.state?.fields) revisit(history.state);
  else if (document_ === null) page.querySelector(".with-script").hidden = false;
  else visit(page.dataset.action, new URLSearchParams({ case: document_ }), "replace");
}

function revisit({ action, fields }) {
  visit(action, new URLSearchParams(fields), "keep");
}

async function visit(action, fields, entry = "push") {
  if (isUnderWay) return;
  isUnderWay = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(action, {
      method: "POST",
      body: fields,
      headers: { Accept: "text/html" },
      signal: AbortSignal.timeout(patience),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("main")) throw new TypeError("no page of ours");
    arrive(page, action, fields, entry);
  } catch {
    sayUnreachable(() => visit(action, fields, entry));
  } finally {
    isUnderWay = false;
    document.body.removeAttribute("aria-busy");
  }
}

function arrive(page, action, fields, entry) {
  for (const part of ["header.bar", "#notices", "#main", "footer.foot"]) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  Object.assign(document.documentElement.dataset, page.documentElement.dataset);
  document.body.className = page.body.className;
  Object.assign(document.body.dataset, page.body.dataset);
  document.getElementById("offline").hidden = true;
  remember(action, fields, entry);
  for (const prepare of arrivals) prepare();
  tell([...document.querySelectorAll(".news li, .refusal p")].map((line) => line.textContent));
  window.scrollTo(0, 0);
  document.getElementById("question")?.focus({ preventScroll: true });
}

/** Writes the page into the history, its case behind the #. */
function remember(action, fields, entry) {
  if (entry === "keep") return;
  const held = document.querySelector("#main form, header form")?.elements;
  const hasCase = Boolean(held?.case);
  const kept = hasCase
    ? { case: held.case.value, trail: held.trail.value, view: held.view.value }
    : Object.fromEntries(fields);
  const address = hasCase ? action + fragmentOf(kept.case) : action;
  const write = entry === "replace" ? "replaceState" : "pushState";
  history[write]({ action, fields: kept }, "", address);
}

/** Says something to those who do not see it. */
export function tell(lines) {
  document.getElementById("news").textContent = lines.join(" ");
}

function sayUnreachable(retry) {
  const notice = document.getElementById("offline");
  const words = document.createElement("p");
  words.textContent = document.body.dataset.unreachable;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = document.body.dataset.retry;
  button.addEventListener("click", retry);
  notice.replaceChildren(words, button);
  notice.hidden = false;
}
