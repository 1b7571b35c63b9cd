// Shows the patients of this device: the label of the current case, and on the first page the list
// of all, each with its next limit.
import { serverTime, timeFormat } from "./clock.js";
import { startCountdown } from "./countdown.js";
import { say } from "./offline.js";
import { caseOf, changeEpisode, chooseForgetting, currentEpisode, erase, forgetAfter, identified, identityOf } from "./patients.js";
import { giveLabel, isLabelOfTwo, labelOf, plainLabel, takeOverWriting } from "./patients.js";
import { keepPlan, keptPlan, patients, see } from "./patients.js";
import { keepRemarksOf } from "./remarks.js";
import { askWhether, heldCase, idOnScreen, madeOf, tell } from "./screen.js";
import { isKeeping, keptCase } from "./storage.js";
import { press, rememberCase } from "./visit.js";
import { follow, forget, leaveErased, mayReplace } from "./windows.js";

const caseFields = ["case", "trail", "view"].map((name) => `input[type=hidden][name=${name}]`).join();
/** The page of the current case that shows its plan, as it would be stored. */
let lastPlan = null;

// Storing a page

/**
 * Stores the page of a case that has arrived, and reports if the guideline has changed since the
 * last one. A page is new unless it was there before, as after Back. Returns whether the page is the
 * current one of its patient; an older page is not stored.
 */
export function keepPage(page, request, before, isNew) {
  const held = heldCase(page);
  if ("kept" in page.documentElement.dataset) {
    see(identityOf(held?.case));
    return true;
  }
  if (held?.case && !identityOf(held.case)) {
    // Without an identity it could not be recognised later as erased, nor could remarks be assigned
    // to it.
    const json = identified(held.case);
    setCase(page, held.case, json);
    held.case = json;
  }
  const id = identityOf(held?.case);
  const former = request.isSamePatient ? identityOf(before?.case) : null;
  const current = id && currentEpisode(former ?? id);
  const isLatest = !id || mayReplace(held.case, current, request, { before, isNew });
  const isPlan = page.querySelector(".plan .status, .plan-page") !== null;
  if (!held || !isPlan) lastPlan = id && id === lastPlan?.id ? lastPlan : null;
  else lastPlan = { id, plan: planOf(page, held) };
  if (!id) return true;
  if (isLatest && current !== id) changeEpisode(current, id);
  const hasRemarks = keepRemarksOf(page, id, { isNew, plan: isPlan && isLatest ? null : keptPlan(id) });
  see(isLatest ? id : current);
  if (!isLatest) return false;
  const old = keptPlan(id)?.digest;
  const { digest } = page.body.dataset;
  page.documentElement.dataset.was = old && old !== digest ? old : "";
  const isKept = !isPlan || keepPlan(id, lastPlan.plan);
  say("device", hasRemarks && (isKept || !labelOf(id)) ? "" : document.body.dataset.unkept);
  return true;
}

/** Stores the page on the screen in place of a later state of the current case of the patient. */
export function storeShown(current) {
  const held = heldCase();
  const id = identityOf(held.case);
  takeOverWriting(current);
  if (current !== id) changeEpisode(current, id);
  if (lastPlan && caseOf(lastPlan.plan.fields) === held.case) keepPlan(id, lastPlan.plan);
  showLabel();
}

function planOf(page, held) {
  const copy = page.documentElement.cloneNode(true);
  // The page may also contain the case of an earlier episode, to which the user can return.
  for (const field of copy.querySelectorAll(caseFields)) {
    if (field.value === held[field.name]) field.removeAttribute("value");
  }
  for (const part of copy.querySelectorAll("head > :not(title), .chart")) part.remove();
  const limits = [...page.querySelectorAll(".plan .line .when[data-due]")].map((time) => ({
    due: time.dataset.due,
    what: time.closest(".line").querySelector(".what")?.textContent.replace(/\.$/, "") ?? "",
  }));
  const [next] = limits.sort((one, other) => Date.parse(one.due) - Date.parse(other.due));
  const now = page.querySelector(".plan .part.now");
  return {
    fields: Object.entries(held), at: serverTime(), digest: page.body.dataset.digest, next: next ?? null,
    now: now && `${now.querySelector(".part-name").textContent}: ${now.querySelector(".what")?.textContent ?? ""}`,
    isSettled: page.querySelector(".plan .line[data-state]:not(.past-line):not([data-state=holds])") === null,
    lang: page.documentElement.lang, page: copy.outerHTML,
  };
}

/** The stored page of a case, or null. */
export function keptPage(id) {
  const plan = keptPlan(id);
  if (!plan?.page) return null;
  const page = new DOMParser().parseFromString(plan.page, "text/html");
  for (const [name, value] of plan.fields) {
    for (const field of page.querySelectorAll(`input[type=hidden][name=${name}]:not([value])`)) field.value = value;
  }
  const { lang } = page.documentElement;
  page.documentElement.dataset.kept = moment(plan.at, lang);
  if (lang !== document.documentElement.lang) page.documentElement.dataset.keptElsewhere = document.body.dataset.otherLanguage;
  return page;
}

/** A moment in the guideline's time zone, in the language of the page or another one. */
export function moment(time, lang = document.documentElement.lang) {
  const parts = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return timeFormat(parts, lang).format(time).replace(",", "");
}

/** Replaces one case on the page; the page may also contain the case of an earlier episode. */
function setCase(page, old, json) {
  for (const field of page.querySelectorAll("input[type=hidden][name=case]")) {
    if (field.value === old) field.setAttribute("value", json);
  }
}

/** The identity of the case on the screen; created if it has none. */
export function giveIdentity() {
  const held = heldCase();
  const id = identityOf(held.case);
  if (id) return id;
  const json = identified(held.case);
  setCase(document, held.case, json);
  rememberCase();
  const given = identityOf(json);
  if (lastPlan) {
    lastPlan = { id: given, plan: { ...lastPlan.plan, fields: Object.entries(heldCase()) } };
    keepPlan(given, lastPlan.plan);
  }
  return given;
}

// The label

/** Shows the label of the current case wherever the page has a place for it. */
export function prepareLabel() {
  const { was } = document.documentElement.dataset;
  if (was) say("edition", document.body.dataset.changedVersion.replace("%", `${was} → ${document.body.dataset.digest}`));
  const part = document.getElementById("patient");
  if (!part) return;
  part.hidden = false;
  showLabel();
  showKeeping(isKeeping());
  document.getElementById("label-form").addEventListener("submit", (event) => {
    event.preventDefault();
    keepLabel(document.getElementById("label").value);
  });
  document.getElementById("erase").addEventListener("click", () => {
    part.open = false;
    askToErase([patientOnScreen()]);
  });
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !part.open) return;
    part.open = false;
    part.querySelector("summary").focus();
  });
}

/** The current case of the patient on the screen, which has the label; null if there is none. */
function patientOnScreen() {
  const id = idOnScreen();
  return id && currentEpisode(id);
}

export function showLabel() {
  const id = patientOnScreen();
  const label = labelOf(id);
  const name = document.querySelector("#patient .name");
  if (name) {
    name.textContent = label ?? name.dataset.empty;
    name.closest("details").classList.toggle("labelled", label !== null);
    document.querySelector("#patient .twice").hidden = !isLabelOfTwo(id);
    const field = document.getElementById("label");
    if (document.activeElement !== field) field.value = field.defaultValue = label ?? "";
  }
  for (const place of document.querySelectorAll("[data-label]")) {
    const words = document.createElement("bdi");
    words.textContent = label ?? "";
    place.replaceChildren(words);
    place.hidden = label === null;
  }
}

function keepLabel(text) {
  const label = plainLabel(text);
  const had = labelOf(patientOnScreen());
  if (!label && !had) return;
  const id = currentEpisode(giveIdentity());
  const isTaken = giveLabel(id, label);
  const field = document.getElementById("label");
  field.value = field.defaultValue = label;
  const part = document.getElementById("patient");
  const { kept, unkept, twice, removed } = part.dataset;
  const said = !label ? removed : [isTaken ? kept : unkept, isLabelOfTwo(id) ? twice : ""].join(" ").trim();
  showLabel();
  showKeeping(isTaken && isKeeping());
  part.open = false;
  part.querySelector("summary").focus();
  say("label", said);
  tell([said]);
}

/** Sets the text of the panel, depending on whether the browser can store anything. */
function showKeeping(isKept) {
  for (const place of document.querySelectorAll("#patient [data-if-unkept]")) {
    place.dataset.ifKept ??= place.textContent;
    place.textContent = isKept ? place.dataset.ifKept : place.dataset.ifUnkept;
  }
}

/** The name of a file or a printed sheet: its own name after the label. */
export function labelledName(name, separator) {
  const label = labelOf(patientOnScreen());
  return label ? label + separator + name : name;
}

// The list

export function prepareDevice() {
  const part = document.getElementById("device");
  if (!part) return;
  showPatients();
  const choice = document.getElementById("forget-after");
  choice.value = String(forgetAfter());
  choice.addEventListener("change", () => {
    chooseForgetting(choice.value);
    forget();
  });
  document.getElementById("forget-all").addEventListener("click", () => {
    const all = patients();
    // The current case of this window may have no label.
    const own = identityOf(caseOf(keptCase()?.fields ?? null));
    const ids = [...new Set([...all.map(({ id }) => id), own])].filter(Boolean);
    askToErase(ids, ids.length === 1 ? all[0].label : "");
  });
}

export function showPatients() {
  const part = document.getElementById("device");
  if (!part) return;
  // The most urgent patient comes first.
  const due = ({ plan }) => (plan?.now ? -Infinity : plan?.next ? Date.parse(plan.next.due) : Infinity);
  const all = patients().sort((one, other) => (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0));
  part.hidden = all.length === 0;
  part.querySelector("ul").replaceChildren(...all.map((patient) => lineOf(patient, part)));
  startCountdown();
}

function lineOf({ id, label, seen, plan, unsent }, part) {
  const line = document.getElementById("patient-on-device").content.cloneNode(true);
  const [open, other] = line.querySelectorAll("button");
  line.querySelector(".name").textContent = label;
  line.querySelector(".twice").hidden = !isLabelOfTwo(id);
  line.querySelector(".next").append(...nextOf(plan, part.dataset));
  const isForeign = plan?.lang !== undefined && plan.lang !== document.documentElement.lang;
  line.querySelector(".seen").textContent = [
    moment(seen), isForeign ? part.dataset.otherLanguage : "", unsent ? document.body.dataset.notSent.replace("%", unsent) : "",
  ].filter(Boolean).join(" · ");
  open.disabled = !plan;
  open.addEventListener("click", () => press({ action: part.dataset.advice, fields: plan.fields }));
  other.setAttribute("aria-label", `${other.textContent}: ${label}`);
  other.addEventListener("click", () => askToErase([id], label));
  return line;
}

/** What must be done now, and the next limit with the time left; or that there is neither. */
function nextOf(plan, { settled, none }) {
  const now = plan?.now ? [lineWith(markOf("at-once"), plan.now, plan)] : [];
  if (!plan?.next) return now.length > 0 ? now : [plan?.isSettled ? settled : none];
  const { due, what } = plan.next;
  const mark = markOf("within-days");
  mark.dataset.due = due;
  mark.append(" ", document.createElement("span"));
  return [...now, lineWith(mark, what, plan)];
}

function lineWith(mark, words, { lang = "" }) {
  const line = document.createElement("span");
  line.append(mark, " ", Object.assign(madeOf("span", words), { lang }));
  return line;
}

/** The mark of an urgency with its symbol, as on the lines of a plan. */
function markOf(urgency) {
  const mark = Object.assign(document.createElement("span"), { className: `mark ${urgency}` });
  const drawing = "http://www.w3.org/2000/svg";
  const shape = document.createElementNS(drawing, "svg");
  const attributes = [["width", "12"], ["height", "12"], ["aria-hidden", "true"]];
  for (const [name, value] of attributes) shape.setAttribute(name, value);
  shape.append(document.createElementNS(drawing, "use"));
  shape.firstChild.setAttribute("href", `#${urgency}`);
  mark.append(shape);
  return mark;
}

function askToErase(ids, about = "") {
  const { eraseAsked, eraseAbout, erased, eraseManyAsked, eraseManyAbout, erasedMany, erase: yes, leave } = document.body.dataset;
  const isOne = ids.length === 1;
  const [question, more, done] = isOne
    ? [eraseAsked, eraseAbout, erased] : [eraseManyAsked, eraseManyAbout, erasedMany].map((words) => words.replace("%", ids.length));
  askWhether(question, [about, more].filter(Boolean).join(": "), [yes, leave], () => {
    const shown = patientOnScreen();
    const isCurrent = document.getElementById("patient") !== null && (shown === null || ids.includes(shown));
    ids.filter(Boolean).forEach(erase);
    if (isCurrent) leaveErased(done);
    else follow();
    tell([done]);
    document.getElementById("device-heading")?.focus();
  });
}
