// One patient in several windows, and patients that are forgotten.
//
// A page that arrives replaces the stored state of a labelled case if it continues that state, or if
// this window stored it, so that Back undoes an answer. Otherwise it is an older page, such as after
// Back to before what another window answered, or from an old link or file. It is then shown but not
// stored, until the user chooses between the two.
import { storeShown, showLabel, showPatients } from "./device.js";
import { followUnsent, prepareConnection, say } from "./offline.js";
import { adoptRemarks, caseOf, currentEpisode, emptyWindow, erasedCases, forgetUnseen, identityOf, isUnsentOf } from "./patients.js";
import { isWrittenHere, keptPlan, labelOf, see, unsentOf } from "./patients.js";
import { buttonFor, heldCase, hideNotice, idOnScreen, showNotice, tell } from "./screen.js";
import { inWindow, keptCase } from "./storage.js";
import { isVisiting, leaveCase, press } from "./visit.js";

const everyMinute = 60000;

// Older pages

/** Why the page on the screen is not stored; null if it is. */
let older = null;

/**
 * Whether a page that has arrived may replace what is stored of its patient. The request says from
 * which case it was made, unless that came from a link or a file.
 */
export function mayReplace(json, current, request, { before, isNew }) {
  const wasOlder = older !== null;
  older = null;
  const plan = labelOf(current) ? keptPlan(current) : null;
  const stored = caseOf(plan?.fields ?? null);
  if (stored === null || stored === json) return true;
  const asked = caseOf(request.fields);
  const starts = [asked, request.isSamePatient ? before?.case : null];
  const isForeign = request.isForeign || request.fields.some(([name]) => name === "document");
  // Answers that are not sent belong to the state that is stored.
  const leavesUnsent = current !== identityOf(json) && unsentOf(current).length > 0;
  if (!isForeign && !leavesUnsent && (starts.includes(stored) || isWrittenHere(current))) return true;
  // If nothing was changed, nothing is lost by going on with what is stored.
  const isBehind = isNew && !isForeign && !wasOlder && asked === json;
  older = { current, isBehind, told: asked === json ? null : request.told };
  return false;
}

/** Whether the page on the screen is older than what is stored of its patient. */
export function isOlder() {
  return older !== null;
}

/** Says on an older page that it is not stored, and lets the user choose. */
export function showOlder() {
  // It was erased.
  if (!heldCase()?.case) older = null;
  if (!older) return;
  const { current, isBehind, told } = older;
  if (isBehind) {
    older = null;
    takeOverPage();
    return;
  }
  const { notLatest, onlyHere, toLatest, goOnHere } = document.body.dataset;
  const words = told ? `${notLatest} ${onlyHere.replace("%", told.words)}` : notLatest;
  const latest = buttonFor(toLatest, () => {
    older = null;
    takeOverPage();
  });
  const goOn = buttonFor(goOnHere, () => {
    older = null;
    hideNotice();
    storeShown(current);
    prepareConnection();
  });
  showNotice(words, latest, goOn);
}

/**
 * Shows what another window changed about the patient on this page, so that two windows do not
 * continue with different cases. A page that is being requested is compared when it arrives.
 */
function takeOverPage() {
  const held = heldCase();
  const id = identityOf(held?.case);
  const current = id && currentEpisode(id);
  const plan = current && labelOf(current) ? keptPlan(current) : null;
  if (!plan || caseOf(plan.fields) === held.case || older || isVisiting()) return;
  press({ action: location.pathname, fields: plan.fields });
}

/** Compares a page that the browser has kept alive with what is stored. */
function compareShown({ persisted }) {
  const held = heldCase();
  const id = identityOf(held?.case);
  if (!persisted || !id) return;
  if (!mayReplace(held.case, currentEpisode(id), { fields: Object.entries(held) }, { isNew: false })) showOlder();
}

// Forgetting, and other windows

let lastSeen = 0;
/** The erased cases that this page knows of. */
let knownErased = [];

/**
 * Erases patients not viewed for the chosen time, now and while the page is open, here and in other
 * windows.
 */
export function startForgetting() {
  knownErased = erasedCases();
  forget();
  setInterval(forget, everyMinute);
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "scroll"]) {
    document.addEventListener(kind, recordView, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", forget);
  window.addEventListener("pageshow", forget);
  window.addEventListener("pageshow", compareShown);
  window.addEventListener("storage", (event) => {
    for (const id of [idOnScreen(), keptID()]) adoptRemarks(id, event);
    follow();
    if (isUnsentOf(idOnScreen(), event) && !older) followUnsent();
    takeOverPage();
  });
}

function keptID() {
  return identityOf(caseOf(keptCase()?.fields ?? null));
}

/** Working on a page counts as viewing its patient, even if no new page is loaded. */
function recordView() {
  const id = idOnScreen();
  if (!id || Date.now() - lastSeen < everyMinute || erasedCases().includes(id)) return;
  lastSeen = Date.now();
  see(id);
}

export function forget() {
  forgetUnseen();
  follow();
}

/**
 * Updates the page with changes made since, here or in another window; leaves a case that was
 * erased.
 */
export function follow() {
  const erased = erasedCases();
  if (erased.includes(idOnScreen())) leaveErased(document.body.dataset.closed);
  if (erased.includes(keptID())) emptyWindow();
  // What was pasted may be of the same patient.
  const box = document.getElementById("document");
  if (box && erased.some((id) => !knownErased.includes(id))) box.value = box.defaultValue = "";
  knownErased = erased;
  if (!keptCase()) document.querySelector(".way-back")?.remove();
  showLabel();
  showPatients();
}

function nameOfLeft() {
  return `${document.body.dataset.base}left`;
}

/** Leaves a case that was erased, and says why on the page that follows. */
export function leaveErased(words) {
  // Who erased it here knows why.
  if (!inWindow.get(nameOfLeft())) inWindow.set(nameOfLeft(), words);
  leaveCase();
}

/** Says why the page of a case was left. */
export function tellLeft() {
  const words = inWindow.get(nameOfLeft());
  if (!words || heldCase()?.case) return;
  inWindow.remove(nameOfLeft());
  say("left", words);
  tell([words]);
}
