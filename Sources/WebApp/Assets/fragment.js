// A case as the part of an address behind the #: its JSON in UTF-8, as base64url.

/** The fragment that holds a case, with its #. */
export function fragmentOf(json) {
  const bytes = new TextEncoder().encode(json);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return "#" + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The case in a fragment; null where it holds none. */
export function caseInFragment(fragment) {
  try {
    const text = atob(fragment.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const json = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return typeof JSON.parse(json) === "object" ? json : null;
  } catch {
    return null;
  }
}
