// What a page, a sheet of paper, a copied text and a file say of answers that are not sent yet, since
// none of them contains those answers.
import { moment } from "./device.js";
import { unsentOf } from "./patients.js";
import { askWhether, idOnScreen, madeOf } from "./screen.js";

/** An answer in words; of a decision with its reason and, unless it is left out, its remark. */
export function wordsOf({ told, fields }, { hasRemarks = true } = {}) {
  const isDecision = /^(follow|decline):/.test(told.button);
  const remark = isDecision && hasRemarks ? new Map(fields).get("remark")?.split(/\s+/u).filter(Boolean).join(" ") : "";
  const details = [told.reason, remark].filter(Boolean).join("; ");
  return details ? `${told.words} (${details})` : told.words;
}

/** The answers to the current case, each with its moment. */
export function unsentLines(unsent, options) {
  return unsent.map((request) => `${moment(Date.parse(request.told.at))}: ${wordsOf(request, options)}`);
}

/** The list of these answers, each in the language in which it was given. */
export function listOf(unsent, options) {
  const list = document.createElement("ul");
  list.append(...unsentLines(unsent, options).map((words, place) => {
    return Object.assign(madeOf("li", words), { lang: unsent[place].told.lang ?? "" });
  }));
  return list;
}

/** Says that answers are missing and which; null if none are. Letters have no remarks. */
export function missingAnswers() {
  const unsent = unsentOf(idOnScreen());
  if (unsent.length === 0) return null;
  const [one, many] = document.body.dataset.missing.split("|");
  const options = { hasRemarks: document.querySelector(".letter") === null };
  return {
    words: unsent.length === 1 ? one : many.replace("%", unsent.length),
    count: document.body.dataset.notSent.replace("%", unsent.length),
    list: listOf(unsent, options), lines: unsentLines(unsent, options),
  };
}

/** Saves or copies what lacks unsent answers, after the user has read which. */
export function unlessMissing(action) {
  const missing = missingAnswers();
  if (!missing) return action();
  const { goOn, cancel } = document.body.dataset;
  askWhether(missing.words, missing.list, [goOn, cancel], action);
}
