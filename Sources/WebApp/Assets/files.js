// Downloads: the browser adds the label of the case to file names and to calendar titles, since the
// server does not know it.
import { labelledName } from "./device.js";
import { offerRetry } from "./offline.js";
import { withTokens, withWords } from "./remarks.js";
import { unlessMissing } from "./unsent.js";
import { patience } from "./visit.js";

const longestLine = 75;
const whileSaving = 60000;

export function listenToFiles() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.classList.contains("download")) return;
    event.preventDefault();
    unlessMissing(() => fetchFile(form));
  });
}

async function fetchFile(form) {
  const controller = new AbortController();
  const late = setTimeout(() => controller.abort(), patience);
  try {
    const body = new URLSearchParams(withTokens([...new FormData(form)]));
    const answer = await fetch(form.action, { method: "POST", body, signal: controller.signal });
    const given = answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1];
    if (answer.status >= 500) return offerRetry("unusable", () => fetchFile(form));
    // The server sent a page that explains why there is no file.
    if (!given) return form.submit();
    const isCalendar = answer.headers.get("Content-Type").startsWith("text/calendar");
    const text = await answer.text();
    const whole = isCalendar ? labelledCalendar(text, labelledName("", ": ")) : withWords(text);
    give(whole, given, answer.headers.get("Content-Type"));
  } catch {
    offerRetry("unreachable", () => fetchFile(form));
  } finally {
    clearTimeout(late);
  }
}

function give(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  // Some systems allow no other characters in file names.
  link.download = labelledName(name, "-").replace(/[^\p{L}\p{N}.-]+/gu, "-").replace(/^[.-]+/, "");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), whileSaving);
}

/** A calendar whose titles and alarms start with the label (RFC 5545). */
function labelledCalendar(text, label) {
  if (!label) return text;
  const written = label.replace(/[\\;,]/g, "\\$&");
  let isAlarm = false;
  return text.replace(/\r\n[ \t]/g, "").split("\r\n").map((line) => {
    if (/^(BEGIN|END):VALARM$/.test(line)) isAlarm = line.startsWith("BEGIN");
    const isTitle = line.startsWith("SUMMARY:") || (isAlarm && line.startsWith("DESCRIPTION:"));
    return folded(isTitle ? line.replace(":", () => `:${written}`) : line);
  }).join("\r\n");
}

/** A line folded at 75 octets; continuation lines start with a space. */
function folded(line) {
  const coder = new TextEncoder();
  let octets = 0;
  return Array.from(line, (letter) => {
    const size = coder.encode(letter).length;
    const isOver = octets + size > longestLine;
    octets = isOver ? 1 + size : octets + size;
    return isOver ? `\r\n ${letter}` : letter;
  }).join("");
}
