// Keeps the text of remarks on decisions in the browser. The case, and every request, contains a random token in
// place of each remark. The server's page has the token wherever the remark belongs, and this script puts the text
// there. A case that is opened gets tokens before it is sent; one that is saved as a file gets the text back.
import { identityOf, keepRemarks, remarksOf, typedRemarks } from "./patients.js";
import { heldCase } from "./screen.js";

const token = /remark-[0-9a-f]{16}/g;
const isToken = (text) => /^remark-[0-9a-f]{16}$/.test(text);
/** A JSON string, with the colon after it if it is a key. */
const jsonString = /("(?:[^"\\]|\\[^])*(?:"|$))(\s*:)?/g;
const asRead = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const asInJSON = (text) => JSON.stringify(text).slice(1, -1);

// Requests

/** The fields of a form as they are sent: tokens in place of remarks. */
export function withTokens(fields) {
  return fields.map(([name, value]) => {
    if (name === "remark") return [name, tokenFor(plainRemark(value))];
    return [name, name === "case" || name === "document" ? withTokensInJSON(value) : value];
  });
}

function withTokensInJSON(json) {
  return eachRemark(json, (string) => {
    const text = decoded(string);
    // Invalid remarks were refused in the form. One in a link gets a token without a text: the page then says that
    // this browser does not have it.
    return JSON.stringify(text === null || faultOf(text) ? newToken() : tokenFor(text));
  });
}

/** Replaces the string of each remark in a JSON text, even if the text is not valid JSON. */
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

// Validation, with the server's messages

/** Why a text is not a valid remark; empty if it is one. */
function faultOf(text) {
  const { longestRemark, remarkTooLong, remarkWithControls } = document.body.dataset;
  const length = [...text].length;
  if (length > Number(longestRemark)) return remarkTooLong.replace("%", length);
  return /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed() ? remarkWithControls : "";
}

/** Returns whether the remark in a form is valid; if not, says why beside the field. */
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

/** Why a saved case cannot be opened because of its remarks; empty if it can. */
export function faultOfRemarksIn(json) {
  let fault = "";
  eachRemark(json, (string) => {
    const text = decoded(string);
    fault ||= text === null ? document.body.dataset.remarkWithControls : faultOf(text);
    return string;
  });
  return fault;
}

// Display and storage

function idInHand() {
  return identityOf(heldCase()?.case);
}

/** The text of a token, or a message that this browser does not have it. */
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

/** Replaces tokens on the page by their text, and shows the fields in which a remark can be typed. */
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

/** A case for a file, with the text of its remarks. */
export function withWords(json) {
  return json.replace(token, (name) => asInJSON(wordsOf(name)));
}
