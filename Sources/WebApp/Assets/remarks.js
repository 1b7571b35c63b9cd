// A clinician's remark on a decision stays in the browser. The case, and everything that is sent,
// contains a random token instead; the response contains the token wherever the remark belongs, and
// this module inserts the remark there. The same applies to a case that is opened from or saved to
// a file.
import { isObject } from "./fragment.js";
import { identityOf, keepRemarks, randomDigits, remarksOf, typedRemarks, unsentOf } from "./patients.js";
import { heldCase, idOnScreen } from "./screen.js";

const token = /remark-[0-9a-f]{16}/g;
const isToken = (text) => /^remark-[0-9a-f]{16}$/.test(text);
/** The tokens of a JSON text: strings, punctuation, and other values. */
const jsonTokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;
/** The members of a case whose own members are named after parts of the guideline. */
const namedAfterParts = ["events", "answers", "done", "decisions"];
const asRead = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const asInJSON = (text) => JSON.stringify(text).slice(1, -1);

// Sending

/** The fields of a form as they are sent, with tokens instead of remarks. */
export function withTokens(fields) {
  return fields.map(([name, value]) => {
    if (name === "remark") return [name, tokenFor(plainRemark(value))];
    if (name === "document" && value.trim()) return [name, withTokensInJSON(value, true)];
    return [name, name === "case" ? withTokensInJSON(value) : value];
  });
}

/**
 * A case in JSON with a token instead of every remark; nothing of a text that is not a JSON object.
 * In a case from a link or a file, a remark may look like a token that this browser does not know.
 */
export function withTokensInJSON(json, isForeign = false) {
  if (!isObject(withoutMark(json))) return "";
  const known = remarksOf(identityOf(json));
  return remarksIn(json).reverse().reduce((text, { start, end, value, isInPlace }) => {
    // An invalid remark is refused where it is opened; in a link it is left out.
    const isTaken = isInPlace && typeof value === "string" && !faultOf(value);
    const isOwn = isTaken && isToken(value) && (!isForeign || value in known || typedRemarks.has(value));
    const token = isOwn ? value : isTaken && !isToken(value) ? tokenFor(value) : newToken();
    return text.slice(0, start) + JSON.stringify(token) + text.slice(end);
  }, json);
}

/** A text without the byte order mark that some editors write. */
function withoutMark(json) {
  return json.replace(/^\ufeff/, "");
}

/**
 * The values of the members named "remark" in a JSON text, in their order, and whether they are in
 * the place of a remark on a decision.
 *
 * The text is searched instead of parsed, because of two members with the same name the parser
 * returns only the last, and the server refuses the others only after it has received them.
 */
function remarksIn(json) {
  if (!/remark|\\u/i.test(json)) return [];
  const found = [];
  const around = [];
  let open = null;
  for (const { 0: piece, index } of json.replace(/^\ufeff/, " ").matchAll(jsonTokens)) {
    const inner = around.at(-1);
    if (piece === ":") continue;
    if (piece === ",") {
      inner.awaitsName = inner.isObject;
      continue;
    }
    if (inner?.awaitsName && piece !== "}") {
      inner.name = JSON.parse(piece);
      inner.awaitsName = false;
      continue;
    }
    if (piece === "}" || piece === "]") around.pop();
    else if (!open && isRemark(around)) {
      open = { start: index, depth: around.length, isInPlace: around.length === 3 && around[0].name === "decisions" };
    }
    const isObject = piece === "{";
    if (isObject || piece === "[") around.push({ isObject, name: null, awaitsName: isObject });
    else if (open?.depth === around.length) {
      const end = index + piece.length;
      found.push({ ...open, end, value: JSON.parse(json.slice(open.start, end)) });
      open = null;
    }
  }
  return found;
}

/** Whether a value within these objects and arrays belongs to a member named "remark". */
function isRemark(around) {
  const isPart = around.length === 2 && namedAfterParts.includes(around[0].name);
  return around.at(-1)?.name === "remark" && !isPart;
}

function plainRemark(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

/** The token of a text. The same text has the same token, so that repeating a decision changes nothing. */
function tokenFor(text) {
  if (!text) return text;
  const known = [...typedRemarks, ...Object.entries(remarksOf(idOnScreen()))];
  const [found] = known.find(([, other]) => other === text) ?? [newToken()];
  typedRemarks.set(found, text);
  return found;
}

function newToken() {
  return `remark-${randomDigits(8)}`;
}

// Refusals, in the server's words

/** Why a text is not a valid remark; empty if it is. */
function faultOf(text) {
  const { longestRemark, remarkTooLong, remarkWithControls } = document.body.dataset;
  const length = [...text].length;
  if (length > Number(longestRemark)) return remarkTooLong.replace("%", length);
  return /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\p{Cs}]/u.test(text) ? remarkWithControls : "";
}

/** Shows beside the field why a remark is refused; returns whether it is accepted. */
export function isRemarkTaken(form) {
  const field = form.elements.namedItem("remark");
  if (!field) return true;
  const fault = faultOf(plainRemark(field.value));
  const place = form.querySelector(".remark-refused");
  place.textContent = fault;
  place.hidden = !fault;
  field.setAttribute("aria-invalid", String(Boolean(fault)));
  if (fault) field.focus();
  return !fault;
}

/**
 * Why a text is not opened as a saved case: it is none, or because of its remarks; empty if it can
 * be. Only the server knows the rest, and what is empty.
 */
export function faultOfSaved(json, { notJson, noObject, unknownKey, remarkExpected }) {
  if (!json.trim()) return "";
  const plain = withoutMark(json);
  try {
    JSON.parse(plain);
  } catch {
    return notJson;
  }
  if (!isObject(plain)) return noObject;
  const faults = remarksIn(json).map(({ value, isInPlace }) => {
    if (!isInPlace) return unknownKey;
    return typeof value === "string" ? faultOf(value) : remarkExpected;
  });
  return faults.find(Boolean) ?? "";
}

// Showing and storing

/** The remark of a token; undefined if this browser does not have it. */
function remarkOf(name) {
  return typedRemarks.get(name) ?? remarksOf(idOnScreen())[name];
}

/**
 * Stores the remarks of a page with its case; returns whether they were stored.
 *
 * If something new was done, remarks that nothing refers to any more are removed: neither the case
 * on the page, nor what is not sent, nor the stored plan that the page does not replace.
 */
export function keepRemarksOf(page, id, { isNew, plan }) {
  const kept = remarksOf(id);
  const typed = [...page.querySelectorAll("textarea[name=remark]")].map((field) => field.value);
  // The case of before a new episode has its remarks under its own identity.
  const own = new Set([heldCase(page).case, ...typed].join(" ").match(token));
  const named = new Set([...own, ...(JSON.stringify([unsentOf(id), plan?.fields]).match(token) ?? [])]);
  const left = Object.entries(kept).filter(([name]) => !isNew || named.has(name));
  const added = [...own].filter((name) => typedRemarks.has(name) && kept[name] !== typedRemarks.get(name));
  if (added.length === 0 && left.length === Object.keys(kept).length) return true;
  return keepRemarks(id, Object.fromEntries([...left, ...added.map((name) => [name, typedRemarks.get(name)])]));
}

/** Replaces tokens by remarks, and shows the fields for remarks. */
export function showRemarks() {
  for (const field of document.querySelectorAll(".own-words")) field.hidden = false;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.includes("remark-")) continue;
    const { name, id } = text.parentElement;
    const written = name === "remark" ? String : id === "document" ? asInJSON : asRead;
    text.data = text.data.replace(token, (found) => written(remarkOf(found) ?? document.body.dataset.remarkNotHere));
  }
}

/**
 * A case as it is saved to a file, with its remarks. A remark that this browser does not have stays
 * a token, so that wherever the file is opened it is a remark that is elsewhere, and no other text.
 */
export function withWords(json) {
  return json.replace(token, (name) => asInJSON(remarkOf(name) ?? name));
}
