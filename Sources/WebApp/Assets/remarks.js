// A clinician's remark on a decision stays in the browser. The case, and everything that is sent,
// contains a random token instead; the response contains the token wherever the remark belongs, and
// this module inserts the remark there. The same applies to a case that is opened from or saved to
// a file.
import { identityOf, keepRemarks, remarksOf, typedRemarks } from "./patients.js";
import { heldCase } from "./screen.js";

const token = /remark-[0-9a-f]{16}/g;
const isToken = (text) => /^remark-[0-9a-f]{16}$/.test(text);
/** A JSON string, with the colon after it if it is a name. */
const jsonString = /("(?:[^"\\]|\\[^])*(?:"|$))(\s*:)?/g;
const asRead = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const asInJSON = (text) => JSON.stringify(text).slice(1, -1);

// Sending

/** The fields of a form as they are sent, with tokens instead of remarks. */
export function withTokens(fields) {
  return fields.map(([name, value]) => {
    if (name === "remark") return [name, tokenFor(plainRemark(value))];
    return [name, name === "case" || name === "document" ? withTokensInJSON(value) : value];
  });
}

function withTokensInJSON(json) {
  return eachRemark(json, (string) => {
    const text = decoded(string);
    // An invalid remark is refused where it is typed; in a link it is left out.
    return JSON.stringify(text === null || faultOf(text) ? newToken() : tokenFor(text));
  });
}

/** A JSON text, even a malformed one, with every remark replaced. */
function eachRemark(json, replace) {
  if (!/remark|\\u/.test(json)) return json;
  let isNext = false;
  return json.replace(jsonString, (whole, string, colon) => {
    if (colon) {
      isNext = decoded(string) === "remark";
      return whole;
    }
    const isRemark = isNext;
    isNext = false;
    return isRemark ? replace(string) : whole;
  });
}

function decoded(string) {
  try {
    return JSON.parse(string);
  } catch {
    return null;
  }
}

function plainRemark(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

/** The token of a text. The same text has the same token, so that repeating a decision changes nothing. */
function tokenFor(text) {
  if (!text || isToken(text)) return text;
  const known = [...typedRemarks, ...Object.entries(remarksOf(idInHand()))];
  const [found] = known.find(([, other]) => other === text) ?? [newToken()];
  typedRemarks.set(found, text);
  return found;
}

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `remark-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

// Refusals, in the server's words

/** Why a text is not a valid remark; empty if it is. */
function faultOf(text) {
  const { longestRemark, remarkTooLong, remarkWithControls } = document.body.dataset;
  const length = [...text].length;
  if (length > Number(longestRemark)) return remarkTooLong.replace("%", length);
  return /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed() ? remarkWithControls : "";
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

/** Why a saved case with such a remark cannot be opened; empty if it can. */
export function faultOfRemarksIn(json) {
  let fault = "";
  eachRemark(json, (string) => {
    const text = decoded(string);
    fault ||= text === null ? document.body.dataset.remarkWithControls : faultOf(text);
    return string;
  });
  return fault;
}

// Showing and storing

function idInHand() {
  return identityOf(heldCase()?.case);
}

/** The remark of a token, or a text that says that this browser does not have it. */
function wordsOf(name) {
  return typedRemarks.get(name) ?? remarksOf(idInHand())[name] ?? document.body.dataset.remarkNotHere;
}

/** Stores the remarks of a page with its case; returns whether they were stored. */
export function keepRemarksOf(page, id) {
  const kept = remarksOf(id);
  const typed = [...page.querySelectorAll("textarea[name=remark]")].map((field) => field.value);
  const named = [heldCase(page).case, ...typed].join(" ");
  const added = [...new Set(named.match(token))].filter((name) => typedRemarks.has(name) && kept[name] !== typedRemarks.get(name));
  if (added.length === 0) return true;
  return keepRemarks(id, { ...kept, ...Object.fromEntries(added.map((name) => [name, typedRemarks.get(name)])) });
}

/** Replaces tokens by remarks, and shows the fields for remarks. */
export function showRemarks() {
  for (const field of document.querySelectorAll(".own-words")) field.hidden = false;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.includes("remark-")) continue;
    const { name, id } = text.parentElement;
    const written = name === "remark" ? String : id === "document" ? asInJSON : asRead;
    text.data = text.data.replace(token, (found) => written(wordsOf(found)));
  }
}

/** A case as it is saved to a file, with its remarks. */
export function withWords(json) {
  return json.replace(token, (name) => asInJSON(wordsOf(name)));
}
