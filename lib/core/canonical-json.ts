export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** JSON as callers hand it over: a property that is undefined counts as absent. */
export type JsonInput =
  string | number | boolean | null | undefined | readonly JsonInput[] | { readonly [key: string]: JsonInput };

/**
 * The one text of a JSON value (RFC 8785): equal values give equal bytes, so the text can be hashed.
 * ECMAScript writes strings and numbers as the RFC wants them; only the order of keys is left to do.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") return canonicalText(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("Not a JSON number.");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let members = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members && ","}${canonicalText(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError("Half of a surrogate pair is not JSON.");
  return JSON.stringify(text);
}

/** What PostgreSQL can hold as text: no NUL, no half of a surrogate pair. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}

/**
 * What comes back unchanged from a jsonb column: storable text in keys and values, absent properties
 * left out, and NaN and the infinities, which JSON does not know, as words.
 */
export function storableJson(value: JsonInput): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return storableText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object") return value;
  if (isList(value)) return value.map(storableJson);
  // fromEntries, not assignment: a key named __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [storableText(key), storableJson(item)]),
  );
}

function isList(value: object): value is readonly JsonInput[] {
  return Array.isArray(value);
}
