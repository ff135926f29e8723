import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import type { AuditChange } from "./types";

type ChangeSource = {
  before: Json;
  after: Json;
  /** The fields that the entry holds commitments for. */
  committedFields: readonly string[];
  /** What is left of their values. */
  personal: ReadonlyMap<string, string>;
};

/** The fields that differ between before and after, personal values put back where they were taken from. */
export function changesOf({ before, after, committedFields, personal }: ChangeSource): AuditChange[] {
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  const erased = new Set<string>();
  for (const place of committedFields) {
    const [side, field] = splitPlace(place);
    if (side === null) continue;
    const value = personal.get(place);
    if (value === undefined) erased.add(field);
    else (side === "before" ? old : young).set(field, value);
  }
  const fields = [...new Set([...old.keys(), ...young.keys(), ...erased])].sort();
  return fields
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: young.get(field) ?? null,
      erased: erased.has(field),
    }))
    .filter((change) => change.erased || change.before !== change.after);
}

/** `after.email` is the field `email` on the right; what names no side stands on the right as it is. */
function splitPlace(place: string): ["before" | "after" | null, string] {
  if (/^(actor|origin|resource)\./.test(place)) return [null, place];
  const [, side, field] = /^(before|after)\.(.+)$/s.exec(place) ?? [];
  if (field === undefined) return ["after", place];
  return [side === "before" ? "before" : "after", field];
}

function fieldsOf(value: Json): Map<string, string> {
  if (value === null) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) return new Map([["value", textOf(value)]]);
  return new Map(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([field, item]) => [field, textOf(item)]),
  );
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : canonicalJson(value);
}
