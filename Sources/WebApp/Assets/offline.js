// Without a connection: what was answered is kept and said, and goes to the server only once someone says
// so; what can be read says how old it is. No advice is made here.
import { serverTime } from "./clock.js";
import { giveIdentity, moment } from "./device.js";
import { erasedCases, identityOf, keepUnsent, mayKeep, unsentOf } from "./patients.js";
import { askWhether, buttonFor, heldCase, hideNotice, madeOf, showNotice } from "./screen.js";
import { press } from "./visit.js";

const lookAgain = 900000;
/** What is said in a line of its own, by what it is about. */
const lines = new Map();

/** What a button tells of the patient, in words, with the moment it was pressed; null where it tells nothing. */
export function toldBy(button) {
  if (!button || !("reply" in button.dataset)) return null;
  const label = button.cloneNode(true);
  label.querySelector(".key")?.remove();
  const about = button.closest(".question")?.querySelector("h1")
    ?? button.closest("form")?.querySelector("legend, .legend")
    ?? button.closest(".line, .given li")?.querySelector(".what, .label, b")
    ?? button.closest(".card")?.querySelector("h3");
  const typed = [...(button.closest("fieldset")?.querySelectorAll("input") ?? [])].map((field) => field.value);
  const said = [label.textContent, ...typed].join(" ").trim();
  return {
    words: about ? `${about.textContent} ${said}` : said,
    at: new Date(serverTime()).toISOString().replace(/\.\d+/, ""),
    later: button.dataset.later ?? null,
    button: button.value,
  };
}

/** Keeps what was told of the patient and could not be sent; whether there is any. */
export function keepForLater(wishes, why) {
  const told = wishes.filter((wish) => wish.told);
  if (told.length === 0) return false;
  const id = giveIdentity();
  keepUnsent(id, told.map(lasting).reduce(withLast, unsentOf(id)));
  showUnsent(id, `${document.body.dataset[why]} ${document.body.dataset.unsent}`);
  return true;
}

/** As it is told later: what happens now has the moment of now, and the case is the one in hand then. */
function lasting({ action, fields, told }) {
  const own = fields.filter(([name]) => !["case", "trail", "view"].includes(name));
  const asked = own.map(([name, value]) => [name, name === "do" && told.later ? told.later + told.at : value]);
  return { action, fields: asked, told };
}

/** Of what is told twice about one thing the last holds. */
function withLast(unsent, wish) {
  return [...unsent.filter((other) => subjectOf(other) !== subjectOf(wish)), wish];
}

/** What kind of thing a button is about, where its verb tells that; items and events can have one name. */
const kinds = [[/^(now|happened)$/, "@"], [/^(done|undone)/, "step "], [/^(follow|decline|undecide)$/, "tree "]];

/** What the button is about, whatever it says of it. */
function subjectOf({ fields }) {
  const [verb, about = ""] = new URLSearchParams(fields).get("do").split(/:(.*)/s);
  const [, kind = ""] = kinds.find(([verbs]) => verbs.test(verb)) ?? [];
  return kind + about.replace(/=.*/s, "");
}

/** Notes that something told was taken by the server, and what was told before about the same with it. */
export function noteSent(wish, page) {
  const id = identityOf(heldCase()?.case);
  const unsent = unsentOf(id);
  // A refusal is to be read first, and what was refused is not lost.
  const isTaken = heldCase(page) !== null && page.querySelector(".refusal") === null;
  if (wish.told && isTaken) keepUnsent(id, unsent.filter((other) => subjectOf(other) !== subjectOf(wish)));
  return isTaken;
}

/** Sends what is left of what was kept. */
export function sendRest({ rest = [] }) {
  if (rest.length > 0) send(rest);
}

function showUnsent(id, words) {
  const unsent = unsentOf(id);
  const list = document.createElement("ul");
  list.append(...unsent.map(({ told }) => madeOf("li", `${moment(Date.parse(told.at))}: ${told.words}`)));
  // One button: what it does not do can be left.
  const discard = Object.assign(document.createElement("input"), {
    type: "button", className: "button", value: document.body.dataset.discard,
  });
  discard.addEventListener("click", () => {
    const { discard: yes, leave } = document.body.dataset;
    askWhether(`${yes}?`, unsentOf(id).map(({ told }) => told.words).join("; "), [yes, leave], () => {
      keepUnsent(id, []);
      hideNotice();
      markUnsent([]);
      prepareConnection();
    });
  });
  showNotice(words, list, buttonFor(document.body.dataset.send, () => send(unsentOf(id))), discard);
  markUnsent(unsent);
}

/** Says where the plan still asks for what was told that it is told, and not sent. */
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

/** Sends what was kept, one after the other, each with the case that has come of those before. */
function send([first, ...rest]) {
  // Another window can have sent it.
  if (!first) return prepareConnection();
  const { action, fields, told } = first;
  press({ action, fields: [...Object.entries(heldCase()), ...fields], told, rest });
}

/** Says why nothing came, where nothing was told with it. */
export function offerRetry(why, retry) {
  if (erasedCases().includes(identityOf(heldCase()?.case))) return location.replace(document.body.dataset.home);
  const { [why]: words, untaken, retry: again, stillUnsent } = document.body.dataset;
  const id = identityOf(heldCase()?.case);
  if (unsentOf(id).length > 0) return showUnsent(id, `${words} ${untaken} ${stillUnsent}`);
  showNotice(`${words} ${untaken}`, buttonFor(again, retry));
}

/** Says what of a page is old, and what is not sent. */
export function prepareConnection() {
  const { offline, kept } = document.documentElement.dataset;
  const words = document.body.dataset;
  const held = heldCase();
  const id = identityOf(held?.case);
  const isOld = offline !== undefined && !document.body.classList.contains("away");
  const age = kept ? words.keptPlan.replace("%", kept) : "";
  for (const about of ["edition", "label", "passed"]) lines.delete(about);
  say("connection", isOld ? words.noConnection : "");
  if (unsentOf(id).length > 0) showUnsent(id, `${age} ${words.stillUnsent}`.trim());
  else if (kept) {
    showNotice(age, buttonFor(words.retry, () => press({ action: location.pathname, fields: Object.entries(held) })));
  }
}

/** Says something in a line of its own, with what can be done about it, until something else is said of the same. */
export function say(about, words, ...offers) {
  if (words) lines.set(about, [madeOf("p", words), ...offers]);
  else lines.delete(about);
  const place = document.getElementById("state");
  place.replaceChildren(...[...lines.values()].flat());
  place.hidden = lines.size === 0;
}

export function listenToConnection() {
  window.addEventListener("offline", () => say("connection", document.body.dataset.noConnection));
  window.addEventListener("online", () => say("connection", ""));
}

/** Has pages answered while there is no connection, and notices a new version of app or guideline. */
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
    setInterval(look, lookAgain);
  } catch {
    // A browser without such scripts, or that keeps nothing, needs the network for every page.
  }
}
