// What a clinician writes on a decision stays in the browser. In the case, and in all that is sent, a random
// token stands in its place; the page that comes back has the token wherever the words belong, and here the
// words are put there. The same is done with a case that is opened or given as a file.
import { identityOf, keepRemarks, remarksOf, typedRemarks } from "./patients.js";
import { heldCase } from "./screen.js";

const token = /remark-[0-9a-f]{16}/g;
const isToken = (text) => /^remark-[0-9a-f]{16}$/.test(text);
/** A string of JSON, with the colon behind it where it is a name. */
const jsonString = /("(?:[^"\\]|\\[^])*(?:"|$))(\s*:)?/g;
const asRead = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const asInJSON = (text) => JSON.stringify(text).slice(1, -1);

// What is sent

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
    // What no remark may be was refused where it was typed; in a link it is left out.
    return JSON.stringify(text === null || faultOf(text) ? newToken() : tokenFor(text));
  });
}

/** A text of JSON, even one with mistakes, with something else in the place of each string of a remark. */
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

/** The token of a text; the same for the same text, so that deciding again changes nothing. */
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

// What cannot be taken, as the server would say it

/** Why a text can be no remark, in words; empty where it can. */
function faultOf(text) {
  const { longestRemark, remarkTooLong, remarkWithControls } = document.body.dataset;
  const length = [...text].length;
  if (length > Number(longestRemark)) return remarkTooLong.replace("%", length);
  return /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed() ? remarkWithControls : "";
}

/** Says beside the field why a remark is not taken; whether it is. */
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

/** Why a saved case with such a remark cannot be opened, in words; empty where it can. */
export function faultOfRemarksIn(json) {
  let fault = "";
  eachRemark(json, (string) => {
    const text = decoded(string);
    fault ||= text === null ? document.body.dataset.remarkWithControls : faultOf(text);
    return string;
  });
  return fault;
}

// What is shown and kept

function idInHand() {
  return identityOf(heldCase()?.case);
}

/** The words of a token; what says that they are not here where they are not. */
function wordsOf(name) {
  return typedRemarks.get(name) ?? remarksOf(idInHand())[name] ?? document.body.dataset.remarkNotHere;
}

/** Keeps the words of a page beside its case; whether the browser has taken them. */
export function keepRemarksOf(page, id) {
  const kept = remarksOf(id);
  const typed = [...page.querySelectorAll("textarea[name=remark]")].map((field) => field.value);
  const named = [heldCase(page).case, ...typed].join(" ");
  const added = [...new Set(named.match(token))].filter((name) => typedRemarks.has(name) && kept[name] !== typedRemarks.get(name));
  if (added.length === 0) return true;
  return keepRemarks(id, { ...kept, ...Object.fromEntries(added.map((name) => [name, typedRemarks.get(name)])) });
}

/** Puts the words where their tokens are, and shows where words can be typed. */
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

/** A case as it is given in a file, with the words in it. */
export function withWords(json) {
  return json.replace(token, (name) => asInJSON(wordsOf(name)));
}
