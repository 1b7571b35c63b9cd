// The patients of this device: a label for a case, its answers and its last page. What has a label is kept
// until it is erased or was not looked at for a time of one's choice; what has none, until the window is
// closed. Nothing of it is ever sent but the case itself, when its page is asked for.
//
// Everything of a patient stands under its case's random identity, a part under a name of its own, so that
// two windows that write at once do not undo each other.
import { chosen, choose, inWindow, keepCase, keptCase, onDevice, read, write } from "./storage.js";

const longestLabel = 40;
const hour = 3600000;
const forgetting = "forget-after";
const hoursByDefault = 12;
const mostErased = 200;
const erasedMark = "erased\n";
/** Controls, and what would turn the writing around. */
const unshown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** A part of a patient; apart from those of another app below the same host. */
function nameOf(part, id) {
  return `${document.body.dataset.base}${part}:${id}`;
}

function idsOf(part, store) {
  const start = nameOf(part, "");
  return store.names().filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

/** Whether this server lets browsers keep patients. */
export function mayKeep() {
  return "worker" in document.body.dataset;
}

/** The identity of a case in JSON; null where it has none. */
export function identityOf(json) {
  try {
    const { id } = JSON.parse(json);
    return typeof id === "string" && id ? id : null;
  } catch {
    return null;
  }
}

/** A case with an identity; as it is where it has one. */
export function identified(json) {
  if (identityOf(json)) return json;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // In the order in which the server writes it: the same case is the same text.
  const members = Object.entries({ ...JSON.parse(json || "{}"), id });
  return JSON.stringify(Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** A label as it is shown: one line, not long, and nothing in it that cannot be seen. */
export function plainLabel(text) {
  const plain = String(text).normalize("NFC").replace(/\s+/gu, " ").replace(unshown, "").trim();
  return Array.from(plain).slice(0, longestLabel).join("").trim();
}

/** The label of a case; null where it has none. */
export function labelOf(id) {
  const label = id && read(onDevice, nameOf("patient", id))?.label;
  return typeof label === "string" ? plainLabel(label) || null : null;
}

/** Gives a case a label, or takes it away where it is empty; whether the device has taken it. */
export function giveLabel(id, label) {
  const [plan, unsent, remarks] = [keptPlan(id), unsentOf(id), remarksOf(id)];
  const isTaken = label && write(onDevice, nameOf("patient", id), { label, seen: Date.now() });
  if (!label) onDevice.remove(nameOf("patient", id));
  dropParts(label ? inWindow : onDevice, id);
  const areTaken = [plan === null || keepPlan(id, plan), keepUnsent(id, unsent), keepRemarks(id, remarks)];
  return !label || [isTaken, ...areTaken].every(Boolean);
}

/** Takes over the label of the same patient's case of before, in its place. */
export function takeOverLabel(from, to) {
  const label = labelOf(from);
  if (!label) return;
  giveLabel(to, label);
  // What was told before and is not sent yet stays with the case it was told of.
  if (unsentOf(from).length > 0) return;
  const remarks = remarksOf(from);
  onDevice.remove(nameOf("patient", from));
  dropParts(onDevice, from);
  // The case of before can be gone back to.
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

/** Every patient with a label, the one last seen first. */
export function patients() {
  return idsOf("patient", onDevice)
    .map((id) => ({ id, label: labelOf(id), seen: seen(id), plan: keptPlan(id), unsent: unsentOf(id).length }))
    .filter(({ label }) => label)
    .sort((one, other) => other.seen - one.seen);
}

function seen(id) {
  return Number(read(onDevice, nameOf("patient", id))?.seen) || 0;
}

/** Notes that a case was looked at. */
export function see(id) {
  const label = labelOf(id);
  if (label) write(onDevice, nameOf("patient", id), { label, seen: Date.now() });
  const erased = erasedCases();
  if (erased.includes(id)) keepErased(erased.filter((other) => other !== id));
}

function storeFor(id) {
  return labelOf(id) ? onDevice : inWindow;
}

/** The last page of a case, with what is to be known of it in a list; null where there is none. */
export function keptPlan(id) {
  const plan = id && read(storeFor(id), nameOf("plan", id));
  return typeof plan?.page === "string" && Array.isArray(plan.fields) ? plan : null;
}

/** Keeps the last page of a case; whether it was taken. */
export function keepPlan(id, plan) {
  const store = storeFor(id);
  // A window has one case in hand.
  if (store === inWindow) {
    for (const other of idsOf("plan", store)) if (other !== id && unsentOf(other).length === 0) store.remove(nameOf("plan", other));
  }
  return write(store, nameOf("plan", id), plan) || makeRoom(id, plan);
}

/** Keeps it in the place of the pages of others, the one longest unseen first; their answers stay. */
function makeRoom(id, plan) {
  for (const { id: other, plan: theirs } of patients().reverse()) {
    if (other === id || !theirs?.page) continue;
    write(onDevice, nameOf("plan", other), { ...theirs, page: "" });
    if (write(storeFor(id), nameOf("plan", id), plan)) return true;
  }
  return false;
}

/** What was pressed without a connection and is not sent yet. */
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

/** Words that were typed on this page, by the tokens that stand for them; see `remarks.js`. */
export const typedRemarks = new Map();

/** The remarks of a case, by the tokens that stand for them. */
export function remarksOf(id) {
  const remarks = id && read(storeFor(id), nameOf("remarks", id));
  const entries = Object.entries(remarks ?? {}).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(entries);
}

/** Keeps the remarks of a case; whether they were taken. */
export function keepRemarks(id, remarks) {
  return Object.keys(remarks).length === 0 || write(storeFor(id), nameOf("remarks", id), remarks);
}

const parts = ["plan", "unsent", "remarks"];

function dropParts(store, id) {
  for (const part of parts) store.remove(nameOf(part, id));
}

/** The random identities of cases that were erased, so that no way back leads to them. */
export function erasedCases() {
  const erased = read(onDevice, nameOf("erased", ""));
  return [...(Array.isArray(erased) ? erased : []), ...erasedHere()];
}

/** Those that the browser did not take; the name of a window outlives its pages, where nothing else does. */
function erasedHere() {
  return window.name.startsWith(erasedMark) ? window.name.slice(erasedMark.length).split("\n") : [];
}

function keepErased(ids) {
  const isTaken = write(onDevice, nameOf("erased", ""), ids.slice(-mostErased));
  if (!isTaken) window.name = erasedMark + ids.slice(-mostErased).join("\n");
  else if (erasedHere().length > 0) window.name = "";
}

/** Erases everything of a case. */
export function erase(id) {
  onDevice.remove(nameOf("patient", id));
  for (const store of [onDevice, inWindow]) dropParts(store, id);
  const held = keptCase();
  if (held && identityOf(new URLSearchParams(held.fields).get("case")) === id) keepCase(null);
  const others = erasedCases().filter((other) => other !== id);
  keepErased([...others, id]);
  typedRemarks.clear();
}

/** After how many hours unseen a patient is forgotten. */
export function forgetAfter() {
  const hours = Number(chosen(nameOf(forgetting, "")));
  return hours > 0 ? hours : hoursByDefault;
}

export function chooseForgetting(hours) {
  choose(nameOf(forgetting, ""), String(hours));
}

/** Forgets who was not looked at for long, and everyone where this server lets browsers keep nobody. */
export function forgetUnseen() {
  const limit = mayKeep() ? Date.now() - forgetAfter() * hour : Infinity;
  const ids = new Set(["patient", ...parts].flatMap((part) => idsOf(part, onDevice)));
  for (const id of ids) {
    if (!labelOf(id) || seen(id) < limit) erase(id);
    // A clock that was ahead keeps nobody for ever.
    else if (seen(id) > Date.now()) see(id);
  }
}

/** Drops what this window alone holds of cases. */
export function emptyWindow() {
  keepCase(null);
  for (const part of parts) for (const id of idsOf(part, inWindow)) dropParts(inWindow, id);
  typedRemarks.clear();
}
