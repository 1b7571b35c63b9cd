// Sends what was pressed and replaces the page with the response.
//
// The case stays in the page: it is sent in the body of the request, and kept in the fragment of
// the address, which no browser sends. Page and address do not hold different cases for long: each
// history entry knows its position, and so whether it is the one on the screen. One visit runs at a
// time, and the latest event wins: navigating the history cancels a visit, and a visit cancels the
// navigation. What is pressed meanwhile is queued, and then applied to the page that has arrived.
import { caseInFragment, fragmentOf } from "./fragment.js";
import { keepPage, keptPage } from "./device.js";
import { compareClocks } from "./clock.js";
import { keepForLater, mustSendFirst, noteSent, offerRetry, sendRest, reportOf } from "./offline.js";
import { caseOf, emptyWindow, erasedCases, identityOf, keptPlan } from "./patients.js";
import { isRemarkTaken, withTokens, withTokensInJSON } from "./remarks.js";
import { heldCase, showPage } from "./screen.js";
import { keepCase, keptCase } from "./storage.js";
import { unlessLost } from "./unsent.js";
import { showOlder } from "./windows.js";

/** The time limit for a response, in milliseconds. */
export const patience = 15000;

const caseNames = ["case", "trail", "view"];

/** The request for the page on the screen; without fields if it was opened by GET. */
let shown = { place: history.state?.place ?? 0, action: location.pathname, fields: null };
/** The visit in progress, or null. */
let current = null;
/** What was pressed since it started. */
let pressed = [];

/** Takes over the forms of the page and the navigation of the browser's history. */
export function listenToForms() {
  if (history.state?.place === undefined) history.replaceState({ ...history.state, ...shown }, "");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.classList.contains("download")) return;
    event.preventDefault();
    if (!isRemarkTaken(form)) return;
    const action = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    const request = { action, fields: [...new FormData(form, event.submitter)] };
    const isSamePatient = "samePatient" in (event.submitter?.dataset ?? {});
    if (isSamePatient && mustSendFirst()) return;
    press({ ...request, told: reportOf(event.submitter), isSamePatient });
  });
  window.addEventListener("popstate", (event) => travel(event.state));
  window.addEventListener("pagehide", stop);
}

/** Opens the case in the address of a link, or the one that was on this page before a reload. */
export function resumeCase() {
  const page = document.getElementById("resume");
  if (!page) return;
  const held = caseInFragment(location.hash);
  if (history.state?.fields) visit(notErased(history.state), "stay");
  else if (held === null) page.querySelector(".with-script").hidden = false;
  else visit({ action: page.dataset.action, fields: fieldsOfLink(held), isForeign: true }, "stay");
}

/** The case of a link, which has no remarks; with those that are stored if it is otherwise the same. */
function fieldsOfLink(json) {
  const stored = caseOf(keptPlan(identityOf(json))?.fields ?? null);
  const isStored = stored && !json.includes('"remark"') && fragmentOf(stored) === fragmentOf(json);
  return [["case", isStored ? stored : withTokensInJSON(json, true)]];
}

/** Offers a way back to the current case on a page without it. */
export function offerWayBack() {
  for (const link of document.querySelectorAll("a.leave")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      unlessLost(null, () => {
        emptyWindow();
        location.assign(link.href);
      });
    });
  }
  const entry = notErased(keptCase());
  if (!entry?.fields || heldCase()?.case || document.getElementById("resume")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "primary way-back";
  button.textContent = document.body.dataset.backToCase;
  button.addEventListener("click", () => press(notErased(entry)));
  document.getElementById("main").prepend(button);
}

export function press(request) {
  unlessLost(identityOfRequest(request), () => take(request));
}

function take(request) {
  const last = pressed.at(-1) ?? (current?.entry === "push" ? current.request : null);
  if (last && isSame(request, last)) return;
  if (current?.entry === "push") pressed.push(request);
  else visit(request, "push");
}

function isSame(request, other) {
  return JSON.stringify([request.action, request.fields]) === JSON.stringify([other.action, other.fields]);
}

/** Follows the address to another history entry. */
function travel(state) {
  const isForeign = state?.place === undefined;
  const entry = isForeign ? adopt() : state;
  if (entry === null) return;
  if (entry.place !== shown.place) {
    stop();
    visit({ ...notErased(entry), isForeign }, "stay");
  } else if (current?.entry === "stay") stop();
}

/** Leaves a case that was erased, and removes it from the address. */
export function leaveCase() {
  stop();
  emptyWindow();
  visit(home(), "stay");
}

function home() {
  return { action: document.body.dataset.home, fields: null };
}

/** A page to return to; the first page if its case was erased. */
function notErased(entry) {
  const id = entry && identityOfRequest(entry);
  return id && erasedCases().includes(id) ? { ...home(), place: entry.place } : entry;
}

function identityOfRequest({ fields }) {
  return identityOf(caseOf(fields));
}

/** Replaces a history entry that the browser made for another fragment of the same address. */
function adopt() {
  const place = shown.place + 1;
  const isOnPage = document.getElementById(location.hash.slice(1));
  const held = isOnPage ? null : caseInFragment(location.hash);
  if (!isOnPage && held === null) {
    location.reload();
    return null;
  }
  if (held === null) shown = { ...shown, place };
  const entry = held === null ? shown : { place, action: location.pathname, fields: fieldsOfLink(held) };
  history.replaceState(entry, "", addressOf(entry));
  return entry;
}

/** Whether a page is being requested. */
export function isVisiting() {
  return current !== null;
}

/** Cancels the visit in progress; its response is not shown. */
function stop() {
  current?.controller.abort();
  current = null;
  pressed = [];
  document.body.removeAttribute("aria-busy");
}

/** Requests a page and shows it, unless another event comes first. */
async function visit(request, entry) {
  current?.controller.abort();
  const mine = { request, entry, controller: new AbortController() };
  current = mine;
  document.body.setAttribute("aria-busy", "true");
  let page;
  try {
    page = await askFor(request, mine.controller);
  } catch (error) {
    if (current !== mine) return;
    page = storedPageInstead(request);
    if (!page) return fail(error instanceof Unusable ? "unusable" : "unreachable");
  }
  if (entry === "push") await addressOnScreen(mine);
  if (current !== mine) return;
  const isLatest = keepPage(page, request, heldCase(), entry === "push");
  const isTaken = isLatest && noteSent(request, page);
  showPage(page, new URLSearchParams(request.fields ?? []).get("do"));
  remember(request, entry);
  next();
  if (isTaken) sendRest(request);
  showOlder();
}

/**
 * A response that is not a page of ours, such as one from an intermediary or an overloaded server.
 */
class Unusable extends Error {}

/**
 * The last stored page of a case, if another is on the screen and nothing was sent with the
 * request.
 */
function storedPageInstead(request) {
  const id = identityOfRequest(request);
  return !request.told && id && identityOf(heldCase()?.case) !== id ? keptPage(id) : null;
}

async function askFor({ action, fields }, controller) {
  const late = setTimeout(() => controller.abort(), patience);
  const asked = Date.now();
  try {
    const answer = await fetch(action, {
      ...(fields && { method: "POST", body: new URLSearchParams(withTokens(fields)) }),
      headers: { Accept: "text/html" },
      signal: controller.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status >= 500 || !page.getElementById("main")) throw new Unusable();
    if (fields) compareClocks(page, asked);
    return page;
  } finally {
    clearTimeout(late);
  }
}

/**
 * Waits until the address is that of the page on the screen, before a press on that page is
 * handled.
 */
async function addressOnScreen(mine) {
  while (current === mine && distance() !== 0) {
    const arrived = new Promise((done) => window.addEventListener("popstate", done, { once: true }));
    history.go(distance());
    await arrived;
  }
}

/** The number of history entries between the address and the page on the screen. */
function distance() {
  return shown.place - (history.state?.place ?? shown.place);
}

/** Updates the history entry of the case on the screen once it has an identity. */
export function rememberCase() {
  remember(shown, "stay");
}

/** Writes the page on the screen into the history, with its case in the fragment. */
function remember({ action, fields }, entry) {
  const held = heldCase();
  const place = entry === "push" ? shown.place + 1 : (history.state?.place ?? shown.place);
  // The history never holds a text that could not be opened, nor a remark: it outlives an erased case.
  const isRefused = document.querySelector("#document[aria-invalid]") !== null && !held?.case;
  if (isRefused) shown = { ...home(), place };
  else shown = { place, action, fields: held ? Object.entries(held) : (fields?.filter(([name]) => caseNames.includes(name)) ?? null) };
  if (held?.case) keepCase({ action, fields: shown.fields });
  // An open tree has its own history entry, which ends with it.
  const isNew = entry === "push" && !history.state?.isOver;
  history[isNew ? "pushState" : "replaceState"](shown, "", addressOf(shown));
}

function addressOf({ action, fields }) {
  if (fields === null) return location.pathname === action ? location.href : action;
  const held = new URLSearchParams(fields).get("case");
  return held ? action + fragmentOf(held) : action;
}

/** Requests what was pressed meanwhile, with the case that has arrived. */
function next() {
  current = null;
  document.body.removeAttribute("aria-busy");
  const [request, ...later] = pressed;
  pressed = [];
  const held = heldCase();
  if (!request || !held) return;
  const made = identityOfRequest(request);
  const isOfAnother = made !== null && made !== identityOf(held.case);
  // What was reported about one patient is never sent for another.
  if (isOfAnother && request.told) return;
  const fields = isOfAnother ? request.fields : request.fields.map(([name, value]) => [name, held[name] ?? value]);
  visit({ ...request, fields }, "push");
  pressed = later;
}

/**
 * Says why no page arrived, and returns the address to the page on the screen; an answer is stored.
 */
function fail(why) {
  const { request, entry } = current;
  const unsent = [request, ...pressed];
  const away = distance();
  stop();
  if (!keepForLater(unsent, why)) {
    offerRetry(why, () => {
      if (entry === "push") unsent.forEach(press);
      else if (away === 0) visit(request, entry);
      else history.go(-away);
    });
  }
  if (away !== 0) history.go(away);
}
