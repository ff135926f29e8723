import type { JsonInput } from "@/lib/core/canonical-json";
import type { LogRecordFields } from "./record";

const NUMBERS: Record<string, number> = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 };

/**
 * A record as somebody pastes it: a line of a log, which is its body, or JSON with body, attributes,
 * resource, severity and event_name. JSON without any of these is a body too.
 */
export function readPastedRecord(text: string): LogRecordFields {
  const parsed = parse(text);
  const object = isObject(parsed) ? parsed : null;
  const known = ["body", "attributes", "resource", "severity", "event_name"];
  if (object === null || !known.some((name) => Object.hasOwn(object, name)))
    return recordOf({ body: parsed });
  return recordOf(object);
}

function recordOf(source: Record<string, JsonInput>): LogRecordFields {
  const severity = source.severity;
  return {
    at: null,
    severity: typeof severity === "number" ? severity : (NUMBERS[String(severity ?? "").toLowerCase()] ?? 0),
    severityText: typeof severity === "string" ? severity : "",
    eventName: typeof source.event_name === "string" ? source.event_name : "",
    body: source.body ?? null,
    attributes: isObject(source.attributes) ? source.attributes : {},
    resource: isObject(source.resource) ? source.resource : {},
  };
}

function parse(text: string): JsonInput {
  try {
    return JSON.parse(text) as JsonInput;
  } catch {
    return text;
  }
}

function isObject(value: JsonInput): value is Record<string, JsonInput> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
