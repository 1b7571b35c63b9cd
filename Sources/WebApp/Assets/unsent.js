// What a page, a sheet of paper, a copied text and a file say of answers that are not sent yet, since
// none of them contains those answers; and what is made of an older state of a case says of that.
import { moment } from "./device.js";
import { caseOf, identityOf, keepUnsent, labelOf, unsentOf } from "./patients.js";
import { askWhether, idOnScreen, madeOf } from "./screen.js";
import { keptCase } from "./storage.js";
import { isOlder } from "./windows.js";

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

/**
 * Says that the page is older than what is stored, and that answers are missing and which; null if
 * neither. Letters have no remarks.
 */
export function missingAnswers() {
  const unsent = unsentOf(idOnScreen());
  const { madeOfOlder, older, missing, notSent } = document.body.dataset;
  const says = isOlder() ? [{ words: madeOfOlder, short: older }] : [];
  if (unsent.length > 0) {
    const [one, many] = missing.split("|");
    says.push({
      words: unsent.length === 1 ? one : many.replace("%", unsent.length), short: notSent.replace("%", unsent.length),
    });
  }
  if (says.length === 0) return null;
  const options = { hasRemarks: document.querySelector(".letter") === null };
  return {
    words: says.map(({ words }) => words).join(" "), short: says.map(({ short }) => short).join(" · "),
    list: unsent.length > 0 ? listOf(unsent, options) : "", lines: unsentLines(unsent, options),
  };
}

/**
 * Leaves a case for another one; if it has no label, so that nobody could find it again, after the
 * user has read which unsent answers are lost by that.
 */
export function unlessLost(next, action) {
  const left = identityOf(caseOf(keptCase()?.fields ?? null));
  const unsent = left === next || labelOf(left) ? [] : unsentOf(left);
  if (unsent.length === 0) return action();
  const { unsentLost, goOn, cancel } = document.body.dataset;
  askWhether(unsentLost, listOf(unsent), [goOn, cancel], () => {
    keepUnsent(left, []);
    action();
  });
}

/** Saves or copies what is not complete or not the latest, after the user has read why. */
export function unlessMissing(action) {
  const missing = missingAnswers();
  if (!missing) return action();
  const { goOn, cancel } = document.body.dataset;
  askWhether(missing.words, missing.list, [goOn, cancel], action);
}
