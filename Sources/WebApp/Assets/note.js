// The text of a report or letter to copy, completed with what only the browser knows: the label, which
// answers are not sent, and what is typed on the page.
import { labelledName } from "./device.js";
import { missingAnswers } from "./unsent.js";

/** The fields of the page that are filled in, none of which is ever sent. */
export function typedIn() {
  return [...document.querySelectorAll(".report :is(input, textarea), .letter input")].filter((field) => field.value !== "");
}

/** Completes the text on the page; returns it. */
export function completeNote() {
  const note = document.getElementById("note");
  const missing = missingAnswers();
  const above = [labelledName("", ""), ...(missing ? [missing.words, ...missing.lines.map((line) => `- ${line}`)] : [])];
  const below = [];
  let text = note.defaultValue;
  for (const field of typedIn()) {
    const label = field.closest("label").firstChild.data.trim().replace(/:$/, "");
    const blank = new RegExp(`(${label.split(/\s+/).map(escaped).join("\\s+")}:)\\s+_+`);
    if (blank.test(text)) text = text.replace(blank, (_, words) => `${words} ${field.value}`);
    else (field.closest("footer") ? below : above).push(`${label}: ${field.value}`);
  }
  const parts = [above.filter(Boolean).join("\n"), text.trimEnd(), below.join("\n")];
  note.value = parts.filter(Boolean).join("\n\n") + "\n";
  return note.value;
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Keeps the text complete where it is shown. */
export function prepareNote() {
  const note = document.getElementById("note");
  note?.closest("details").addEventListener("toggle", completeNote);
  for (const part of document.querySelectorAll(".report, .letter")) part.addEventListener("input", completeNote);
}
