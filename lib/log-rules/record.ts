import type { JsonInput } from "@/lib/core/canonical-json";

/** A log record as rules see it. */
export type LogRecordFields = {
  /** Null where the sender does not say when. */
  at: Date | null;
  /** OpenTelemetry's number, 1 to 24; 0 is unknown. */
  severity: number;
  severityText: string;
  eventName: string;
  body: JsonInput;
  attributes: Record<string, JsonInput>;
  resource: Record<string, JsonInput>;
};

/** The text at a place of a record; null when there is none. Of a list the first counts. */
export function fieldText(record: LogRecordFields, field: string): string | null {
  if (field === "event_name") return record.eventName || null;
  if (field === "severity_text") return record.severityText || null;
  if (field === "body") return textOf(record.body);
  const [root = "", ...path] = field.split(".");
  const from = { body: record.body, attributes: record.attributes, resource: record.resource }[root];
  return textOf(valueAt(from, path));
}

/** Names hold dots themselves, so the longest name that is there goes first. */
function valueAt(value: JsonInput, path: readonly string[]): JsonInput {
  if (path.length === 0) return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const members = value as Record<string, JsonInput>;
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join(".");
    if (!Object.hasOwn(members, name)) continue;
    const found = valueAt(members[name], path.slice(length));
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(value: JsonInput): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return textOf((value as readonly JsonInput[])[0]);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
