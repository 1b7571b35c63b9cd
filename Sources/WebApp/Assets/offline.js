// Without a connection: answers are stored and shown, and sent only when the user asks for it;
// pages say how old they are. No advice is computed here.
import { serverTime } from "./clock.js";
import { giveIdentity } from "./device.js";
import { erasedCases, identityOf, keepUnsent, mayKeep, unsentOf } from "./patients.js";
import { askWhether, buttonFor, heldCase, hideNotice, madeOf, showNotice } from "./screen.js";
import { listOf } from "./unsent.js";
import { press } from "./visit.js";

const updateInterval = 900000;
/** The elements of the status lines, by subject. */
const lines = new Map();

/**
 * What a button reports about the patient, in words, with the moment it was pressed; null if it
 * reports nothing.
 */
export function reportOf(button) {
  if (!button || !("reply" in button.dataset)) return null;
  const decision = button.closest(".decision")?.querySelector("summary");
  const about = decision
    ?? button.closest(".question")?.querySelector("h1")
    ?? button.closest("form")?.querySelector("legend, .legend")
    ?? button.closest(".line, .given li")?.querySelector(".what, .label, b")
    ?? button.closest(".card")?.querySelector("h3");
  const typed = [...(button.closest("fieldset")?.querySelectorAll("input") ?? [])].map((field) => field.value);
  const said = [wordsOn(button), ...typed].join(" ").trim();
  const reason = button.value.startsWith("decline:") ? button.form.elements.namedItem("reason") : null;
  return {
    words: about ? `${wordsOn(about)}${decision ? ":" : ""} ${said}` : said,
    reason: reason?.value ? reason.selectedOptions[0].textContent : null,
    lang: document.documentElement.lang,
    at: new Date(serverTime()).toISOString().replace(/\.\d+/, ""),
    later: button.dataset.later ?? null,
    button: button.value,
  };
}

/** The text of an element, without the key of a button and without what this module adds. */
function wordsOn(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(".key, .told-unsent")) part.remove();
  return copy.textContent.trim();
}

/** Stores an answer that could not be sent; returns whether the button was one. */
export function keepForLater(requests, why) {
  const told = requests.filter((request) => request.told);
  if (told.length === 0) return false;
  const id = giveIdentity();
  keepUnsent(id, told.map(lasting).reduce(withLast, unsentOf(id)));
  showUnsent(id, `${document.body.dataset[why]} ${document.body.dataset.unsent}`);
  return true;
}

/**
 * The fields to send later: "now" is replaced by the stored moment, and the case by the one that is
 * then current.
 */
function lasting({ action, fields, told }) {
  const own = fields.filter(([name]) => !["case", "trail", "view"].includes(name));
  const asked = own.map(([name, value]) => [name, name === "do" && told.later ? told.later + told.at : value]);
  return { action, fields: asked, told };
}

/** If one subject was reported twice, the last report counts. */
function withLast(unsent, request) {
  return [...unsent.filter((other) => subjectOf(other) !== subjectOf(request)), request];
}

/**
 * The kind of subject of a button, as far as its verb tells; items and events can have the same
 * name.
 */
const kinds = [[/^(now|happened)$/, "@"], [/^(done|undone)/, "step "], [/^(follow|decline|undecide)$/, "tree "]];

/** The subject of a button, whatever it reports about it. */
function subjectOf({ fields }) {
  const [verb, about = ""] = new URLSearchParams(fields).get("do").split(/:(.*)/s);
  const [, kind = ""] = kinds.find(([verbs]) => verbs.test(verb)) ?? [];
  return kind + about.replace(/=.*/s, "");
}

/** Removes an answer that the server has accepted, and earlier ones about the same subject. */
export function noteSent(request, page) {
  const id = identityOf(heldCase()?.case);
  const unsent = unsentOf(id);
  // A refusal must be read first, and the refused input is kept.
  const isTaken = heldCase(page) !== null && page.querySelector(".refusal") === null;
  if (request.told && isTaken) keepUnsent(id, unsent.filter((other) => subjectOf(other) !== subjectOf(request)));
  return isTaken;
}

/** Sends the stored answers that remain. */
export function sendRest({ rest = [] }) {
  if (rest.length > 0) send(rest);
}

function showUnsent(id, words) {
  const unsent = unsentOf(id);
  // One button at a time; what it cannot send can be discarded.
  const discard = Object.assign(document.createElement("input"), {
    type: "button", className: "button", value: document.body.dataset.discard,
  });
  discard.addEventListener("click", () => {
    const { discard: yes, leave } = document.body.dataset;
    askWhether(`${yes}?`, listOf(unsentOf(id)), [yes, leave], () => {
      keepUnsent(id, []);
      hideNotice();
      markUnsent([]);
      prepareConnection();
    });
  });
  showNotice(words, listOf(unsent), buttonFor(document.body.dataset.send, () => send(unsentOf(id))), discard);
  markUnsent(unsent);
}

/** Shows what another window keeps for later, has sent or has discarded. */
export function followUnsent() {
  hideNotice();
  markUnsent([]);
  prepareConnection();
}

/** Marks lines of the plan that ask for something already reported but not sent. */
function markUnsent(unsent) {
  for (const mark of document.querySelectorAll(".told-unsent")) mark.remove();
  const told = new Set(unsent.map(({ told }) => told.button));
  for (const button of document.querySelectorAll("#main .plan button[name=do], #main .given button[name=do], #main .decision button[name=do]")) {
    if (!told.has(button.value)) continue;
    const place = button.closest(".decision")?.querySelector("summary")
      ?? button.closest(".line, .given li, .standing > li")?.querySelector("summary .said, summary");
    if (!place || place.querySelector(".told-unsent")) continue;
    place.append(" ", Object.assign(madeOf("span", document.body.dataset.toldUnsent), { className: "detail told-unsent" }));
  }
}

/** Sends the stored answers one after the other, each with the case returned for the one before. */
function send([first, ...rest]) {
  // Another window may have sent it.
  if (!first) return prepareConnection();
  const { action, fields, told } = first;
  press({ action, fields: [...Object.entries(heldCase()), ...fields], told, rest });
}

/** Whether answers must be sent or discarded first, which it then says: they belong to this episode. */
export function mustSendFirst() {
  const id = identityOf(heldCase()?.case);
  if (unsentOf(id).length === 0) return false;
  showUnsent(id, document.body.dataset.unsentFirst);
  document.getElementById("offline").scrollIntoView();
  return true;
}

/** Says why no page arrived, if no answer was sent with the request. */
export function offerRetry(why, retry) {
  if (erasedCases().includes(identityOf(heldCase()?.case))) return location.replace(document.body.dataset.home);
  const { [why]: words, unrecorded, retry: again, stillUnsent } = document.body.dataset;
  const id = identityOf(heldCase()?.case);
  if (unsentOf(id).length > 0) return showUnsent(id, `${words} ${unrecorded} ${stillUnsent}`);
  showNotice(`${words} ${unrecorded}`, buttonFor(again, retry));
}

/** Says what on a page is outdated, and what is not sent. */
export function prepareConnection() {
  const { offline, kept } = document.documentElement.dataset;
  const words = document.body.dataset;
  const held = heldCase();
  const id = identityOf(held?.case);
  const isOld = offline !== undefined && !document.body.classList.contains("away");
  const { keptElsewhere = "" } = document.documentElement.dataset;
  const age = kept ? `${words.keptPlan.replace("%", kept)} ${keptElsewhere}`.trim() : "";
  for (const about of ["edition", "label", "left", "passed", "day"]) lines.delete(about);
  say("connection", isOld ? words.noConnection : "");
  if (unsentOf(id).length > 0) showUnsent(id, `${age} ${words.stillUnsent}`.trim());
  else if (kept) {
    showNotice(age, buttonFor(words.retry, () => press({ action: location.pathname, fields: Object.entries(held) })));
  }
}

/**
 * Shows a status line with its actions, which replaces the last one on the same subject; an action
 * that several lines offer is offered once, below the last of them.
 */
export function say(about, words, ...offers) {
  const line = madeOf("p", words);
  line.dataset.about = about;
  if (words) lines.set(about, { words: line, offers });
  else lines.delete(about);
  const place = document.getElementById("state");
  const shown = [...lines.values()].reverse().reduce(({ parts, offered }, { words: line, offers: all }) => {
    const left = all.filter((offer) => !offered.includes(offer.textContent));
    return { parts: [line, ...left, ...parts], offered: [...offered, ...left.map((offer) => offer.textContent)] };
  }, { parts: [], offered: [] });
  place.replaceChildren(...shown.parts);
  place.hidden = lines.size === 0;
}

export function listenToConnection() {
  window.addEventListener("offline", () => say("connection", document.body.dataset.noConnection));
  window.addEventListener("online", () => say("connection", ""));
}

/** Registers the service worker, and detects a new version of app or guideline. */
export async function startWorker() {
  if (!mayKeep()) return;
  const { worker, base } = document.body.dataset;
  try {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (heldCase() && data.edition !== document.body.dataset.edition) say("edition", document.body.dataset.newVersion);
    });
    const registration = await navigator.serviceWorker.register(worker, { scope: base, updateViaCache: "none" });
    const look = () => registration.update().catch(() => {});
    document.addEventListener("visibilitychange", look);
    setInterval(look, updateInterval);
  } catch {
    // A browser without service workers or storage needs the network for every page.
  }
}
