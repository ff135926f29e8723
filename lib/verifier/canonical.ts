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
