/** What JSON.parse answers. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The one text of a JSON value (RFC 8785): keys sorted, nothing between. */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let members = "";
  for (const key of Object.keys(value).sort())
    members += `${members && ","}${JSON.stringify(key)}:${canonical(value[key] ?? null)}`;
  return `{${members}}`;
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

export function unhex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
