import { createHash } from "node:crypto";
import type { JsonInput } from "@/lib/core/canonical-json";
import type { DerivedEvent } from "@/lib/log-rules/apply-rules";
import type { LogRecordFields } from "@/lib/log-rules/record";
import { detailProblem } from "@/lib/security-events/detail";

const MAX_NAME_LENGTH = 200;
const MAX_BODY_LENGTH = 1_500;
const MAX_VALUE_LENGTH = 120;
const MAX_ATTRIBUTES = 20;

/** The event as the product's one ingestion takes it. A record that is sent again is the same event. */
export function securityEventOf(record: LogRecordFields, event: DerivedEvent): Record<string, unknown> {
  const { actor, target, sourceAddress } = event;
  return {
    kind: event.kind,
    severity: event.severity,
    ...(record.at && { occurred_at: record.at.toISOString() }),
    ...(actor && { actor: { name: actor.slice(0, MAX_NAME_LENGTH) } }),
    ...(target && { target: { kind: "resource", id: target.slice(0, MAX_NAME_LENGTH) } }),
    ...(sourceAddress && { source_address: sourceAddress }),
    detail: detailOf(record, event.rule),
    idempotency_key: `log ${createHash("sha256").update(JSON.stringify(record)).digest("hex")}`,
  };
}

/** As much of the record as an event may carry: what is said first, what surrounds it next. */
function detailOf(record: LogRecordFields, rule: string): Record<string, JsonInput> {
  const said = { rule, body: shortText(record.body, MAX_BODY_LENGTH) };
  const full = {
    ...said,
    attributes: shortValues(record.attributes),
    resource: shortValues(record.resource),
  };
  return detailProblem(full) === null ? full : said;
}

function shortValues(values: Record<string, JsonInput>): Record<string, JsonInput> {
  const entries = Object.entries(values).slice(0, MAX_ATTRIBUTES);
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice(0, MAX_VALUE_LENGTH), shortText(value, MAX_VALUE_LENGTH)]),
  );
}

function shortText(value: JsonInput, longest: number): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
