// The patients of this device: the label, answers and last page of each case. A case with a label
// is kept until it is erased or was not viewed for a chosen time; a case without one, until the
// window is closed. Only the case itself is ever sent, when its page is requested.
//
// Everything about a patient is stored under the random identity of the case, each part under its
// own key, so that two windows that write at once do not overwrite each other.
import { serverTime } from "./clock.js";
import { chosen, choose, inWindow, keepCase, keptCase, onDevice, read, write } from "./storage.js";

const longestLabel = 40;
const hour = 3600000;
const forgetting = "forget-after";
const hoursByDefault = 12;
const maximumErased = 200;
const erasedMark = "erased\n";
/** Control characters, and characters that change the direction of text. */
const unshown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** The storage key of a part of a patient; includes the path, to separate apps on the same host. */
function nameOf(part, id) {
  return `${document.body.dataset.base}${part}:${id}`;
}

function idsOf(part, store) {
  const start = nameOf(part, "");
  return store.names().filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

/** Whether this server lets browsers store patients. */
export function mayKeep() {
  return "worker" in document.body.dataset;
}

/** The identity of a case in JSON, or null. */
export function identityOf(json) {
  try {
    const { id } = JSON.parse(json);
    return typeof id === "string" && id ? id : null;
  } catch {
    return null;
  }
}

/** The case in JSON among the fields of a request; null if there is none. */
export function caseOf(fields) {
  return fields && new URLSearchParams(fields).get("case");
}

/** Random bytes as hexadecimal digits, two for each. */
export function randomDigits(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The case with an identity; unchanged if it has one. */
export function identified(json) {
  if (identityOf(json)) return json;
  const id = randomDigits(16);
  // Keys in the order in which the server writes them, so that the same case is the same text.
  const members = Object.entries({ ...JSON.parse(json || "{}"), id });
  return JSON.stringify(Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** A label as displayed: one line of limited length without invisible characters. */
export function plainLabel(text) {
  const plain = String(text).normalize("NFC").replace(/\s+/gu, " ").replace(unshown, "").trim();
  return Array.from(plain).slice(0, longestLabel).join("").trim();
}

/** The label of a case, or null. */
export function labelOf(id) {
  const label = id && read(onDevice, nameOf("patient", id))?.label;
  return typeof label === "string" ? plainLabel(label) || null : null;
}

/** Sets the label of a case, or removes it if empty; returns whether it was stored. */
export function giveLabel(id, label) {
  const [plan, unsent, remarks, episodes] = [keptPlan(id), unsentOf(id), remarksOf(id), episodesOf(id)];
  const isMine = isWrittenHere(id);
  const isTaken = label && write(onDevice, nameOf("patient", id), { label, seen: serverTime() });
  if (!label) onDevice.remove(nameOf("patient", id));
  dropParts(label ? inWindow : onDevice, id);
  keepEpisodes(id, episodes);
  const areTaken = [plan === null || keepPlan(id, plan), keepUnsent(id, unsent), keepRemarks(id, remarks)];
  if (isMine) takeOverWriting(id);
  return !label || [isTaken, ...areTaken].every(Boolean);
}

// Episodes: a patient has one current case, and the cases of the other episodes are known by their
// identities, so that the label can return to one of them, and erasing erases all.

function episodesOf(id) {
  const episodes = id && read(storeFor(id), nameOf("episodes", id));
  return Array.isArray(episodes) ? episodes : [];
}

function keepEpisodes(id, episodes) {
  const store = storeFor(id);
  if (episodes.length > 0) write(store, nameOf("episodes", id), episodes);
  else store.remove(nameOf("episodes", id));
}

/** The identity of the current case of the patient of a case; its own if nothing else is known. */
export function currentEpisode(id) {
  if (labelOf(id)) return id;
  const others = [onDevice, inWindow].flatMap((store) => idsOf("episodes", store));
  return others.find((other) => episodesOf(other).includes(id)) ?? id;
}

/** Makes a case the current one of the same patient, which then has the label. */
export function changeEpisode(from, to) {
  const label = labelOf(from);
  const others = [from, ...episodesOf(from)].filter((other) => other !== to);
  const [unsent, remarks] = [unsentOf(from), remarksOf(from)];
  onDevice.remove(nameOf("patient", from));
  for (const store of [onDevice, inWindow]) dropParts(store, from);
  if (label) giveLabel(to, label);
  keepEpisodes(to, others);
  // The user can return to it.
  keepUnsent(from, unsent);
  keepRemarks(from, remarks);
}

/** Whether another patient has the same label. */
export function isLabelOfTwo(id) {
  const label = labelOf(id);
  if (!label) return false;
  return idsOf("patient", onDevice).some((other) => other !== id && isSameLabel(labelOf(other) ?? "", label));
}

function isSameLabel(one, other) {
  return one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;
}

/** Every patient with a label, most recently viewed first. */
export function patients() {
  return idsOf("patient", onDevice)
    .map((id) => ({ id, label: labelOf(id), seen: seen(id), plan: keptPlan(id), unsent: unsentOf(id).length }))
    .filter(({ label }) => label)
    .sort((one, other) => other.seen - one.seen);
}

function seen(id) {
  return Number(read(onDevice, nameOf("patient", id))?.seen) || 0;
}

/** Records that a case was viewed. */
export function see(id) {
  const label = labelOf(id);
  if (label) write(onDevice, nameOf("patient", id), { label, seen: serverTime() });
  const erased = erasedCases();
  if (erased.includes(id)) keepErased(erased.filter((other) => other !== id));
}

function storeFor(id) {
  return labelOf(id) ? onDevice : inWindow;
}

/** The last page of a case with its data for the list, or null. */
export function keptPlan(id) {
  const plan = id && read(storeFor(id), nameOf("plan", id));
  return typeof plan?.page === "string" && Array.isArray(plan.fields) ? plan : null;
}

/**
 * Stores the last page of a case; returns whether it was stored. A random mark says which window
 * stored a state of the case: another window that only shows the same state leaves it.
 */
export function keepPlan(id, { ...plan }) {
  const store = storeFor(id);
  const old = keptPlan(id);
  plan.mark = old?.mark && caseOf(old.fields) === caseOf(plan.fields) ? old.mark : randomDigits(8);
  if (plan.mark !== old?.mark) inWindow.set(nameOf("written", id), plan.mark);
  // A window has one current case.
  if (store === inWindow) {
    for (const other of idsOf("plan", store)) if (other !== id && unsentOf(other).length === 0) store.remove(nameOf("plan", other));
  }
  return write(store, nameOf("plan", id), plan) || makeRoom(id, plan);
}

/**
 * Stores it after deleting pages of other cases, least recently viewed first; their answers stay.
 */
function makeRoom(id, plan) {
  for (const { id: other, plan: theirs } of patients().reverse()) {
    if (other === id || !theirs?.page) continue;
    write(onDevice, nameOf("plan", other), { ...theirs, page: "" });
    if (write(storeFor(id), nameOf("plan", id), plan)) return true;
  }
  return false;
}

/** Whether this window stored the state of a case that is stored. */
export function isWrittenHere(id) {
  const mark = keptPlan(id)?.mark;
  return mark !== undefined && inWindow.get(nameOf("written", id)) === mark;
}

/** Lets this window replace the state of a case that another window stored. */
export function takeOverWriting(id) {
  inWindow.set(nameOf("written", id), keptPlan(id)?.mark ?? "");
}

/** The answers given without a connection that are not sent yet. */
export function unsentOf(id) {
  const unsent = id && read(storeFor(id), nameOf("unsent", id));
  return Array.isArray(unsent) ? unsent.filter(({ fields, told }) => Array.isArray(fields) && told) : [];
}

export function keepUnsent(id, unsent) {
  const store = storeFor(id);
  if (unsent.length > 0) return write(store, nameOf("unsent", id), unsent);
  store.remove(nameOf("unsent", id));
  return true;
}

/** Whether another window changed what is not sent of a case. */
export function isUnsentOf(id, { key }) {
  return id !== null && key === nameOf("unsent", id);
}

/** Remarks typed on this page, by token; see `remarks.js`. */
export const typedRemarks = new Map();

/** The remarks of a case, by token. */
export function remarksOf(id) {
  const remarks = id && read(storeFor(id), nameOf("remarks", id));
  const entries = Object.entries(remarks ?? {}).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(entries);
}

/** Stores the remarks of a case; returns whether they were stored. */
export function keepRemarks(id, remarks) {
  const store = storeFor(id);
  if (Object.keys(remarks).length > 0) return write(store, nameOf("remarks", id), remarks);
  store.remove(nameOf("remarks", id));
  return true;
}

/** Takes into this window the remarks of a case whose label another window has removed. */
export function adoptRemarks(id, { key, oldValue, newValue }) {
  if (id && key === nameOf("remarks", id) && newValue === null && !labelOf(id)) inWindow.set(key, oldValue);
}

const parts = ["plan", "unsent", "remarks", "episodes", "written"];

function dropParts(store, id) {
  for (const part of parts) store.remove(nameOf(part, id));
}

/** The identities of erased cases, so that no history entry leads back to them. */
export function erasedCases() {
  const erased = read(onDevice, nameOf("erased", ""));
  return [...(Array.isArray(erased) ? erased : []), ...erasedHere()];
}

/** Those that could not be stored: only the name of a window outlives its pages if storage is blocked. */
function erasedHere() {
  return window.name.startsWith(erasedMark) ? window.name.slice(erasedMark.length).split("\n") : [];
}

function keepErased(ids) {
  const isTaken = write(onDevice, nameOf("erased", ""), ids.slice(-maximumErased));
  if (!isTaken) window.name = erasedMark + ids.slice(-maximumErased).join("\n");
  else if (erasedHere().length > 0) window.name = "";
}

/** Erases everything of a case and of the other episodes of its patient. */
export function erase(id) {
  for (const one of [...episodesOf(id), id]) eraseOne(one);
}

function eraseOne(id) {
  // Another case may have a remark that is being sent and is stored only when its page comes.
  for (const name of Object.keys(remarksOf(id))) typedRemarks.delete(name);
  onDevice.remove(nameOf("patient", id));
  for (const store of [onDevice, inWindow]) dropParts(store, id);
  const held = keptCase();
  if (held && identityOf(caseOf(held.fields)) === id) keepCase(null);
  const others = erasedCases().filter((other) => other !== id);
  keepErased([...others, id]);
}

/** After how many hours without a view a patient is erased. */
export function forgetAfter() {
  const hours = Number(chosen(nameOf(forgetting, "")));
  return hours > 0 ? hours : hoursByDefault;
}

export function chooseForgetting(hours) {
  choose(nameOf(forgetting, ""), String(hours));
}

/**
 * Erases patients not viewed for that time, and all patients if this server does not let browsers
 * store them.
 */
export function forgetUnseen() {
  const limit = mayKeep() ? serverTime() - forgetAfter() * hour : Infinity;
  const ids = new Set(["patient", ...parts].flatMap((part) => idsOf(part, onDevice)));
  for (const id of ids) {
    if (!labelOf(id) || seen(id) < limit) erase(id);
    // Without this, a time stamp from a clock that was ahead would keep a patient for ever.
    else if (seen(id) > serverTime()) see(id);
  }
}

/** Deletes what only this window stores of cases. */
export function emptyWindow() {
  keepCase(null);
  for (const part of parts) for (const id of idsOf(part, inWindow)) dropParts(inWindow, id);
  typedRemarks.clear();
}
