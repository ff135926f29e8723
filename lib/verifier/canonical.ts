/** What JSON.parse answers. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Text that stands between quotes as it is: printable ASCII without quotes and backslashes. */
const PLAIN = /^[ !#-[\]-~]*$/;
/** The same few names stand in a million lines; of a bundle with more of them only the first are kept. */
const MOST_NAMES = 10_000;
const names = new Map<string, string>();

/** The one text of a JSON value (RFC 8785): keys sorted, nothing between. */
export function canonical(value: Value): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  let members = "";
  for (const key of sortedKeys(value)) {
    if (members !== "") members += ",";
    members += memberName(key) + canonical(value[key] ?? null);
  }
  return `{${members}}`;
}

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function memberName(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${quoted(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}

/** Most objects come sorted, and looking is faster than sorting again. */
function sortedKeys(value: { [key: string]: Value }): string[] {
  const keys = Object.keys(value);
  for (let place = 1; place < keys.length; place += 1)
    if ((keys[place - 1] ?? "") > (keys[place] ?? "")) return keys.sort();
  return keys;
}

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte] ?? "";
  return text;
}

/** Of lower-case digits, as every hash of ours is written. */
export function unhex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let place = 0; place < bytes.length; place += 1)
    bytes[place] = 16 * digitOf(text.charCodeAt(2 * place)) + digitOf(text.charCodeAt(2 * place + 1));
  return bytes;
}

function digitOf(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
