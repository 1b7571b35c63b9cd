// A case as the fragment of an address: its JSON in UTF-8, as base64url.

/**
 * The fragment that contains a case, with its #; remarks are left out, so that no address contains
 * them.
 */
export function fragmentOf(json) {
  const bytes = new TextEncoder().encode(withoutRemarks(json));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return "#" + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The case in a fragment, or null. */
export function caseInFragment(fragment) {
  try {
    const text = atob(fragment.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const json = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

/** Whether a text is a JSON object, as every case is. */
export function isObject(json) {
  try {
    const value = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function withoutRemarks(json) {
  if (!json.includes('"remark"')) return json;
  const held = JSON.parse(json);
  for (const decision of Object.values(held.decisions ?? {})) delete decision.remark;
  return JSON.stringify(held);
}
