import { defaultSeverity } from "@/lib/security-events/kinds";
import type { Severity } from "@/lib/security-events/severity";
import { normalizeAddress } from "@/lib/security-events/source-address";
import { matchPattern, type Captured } from "./pattern";
import { fieldText, type LogRecordFields } from "./record";
import type { LogRule } from "./schema";
import { LOG_SEVERITIES, type LogSeverity } from "./severities";

/** What a rule makes of a record. */
export type DerivedEvent = {
  rule: string;
  kind: LogRule["kind"];
  severity: Severity;
  actor: string | null;
  target: string | null;
  sourceAddress: string | null;
};

/** The event that the first fitting rule makes of a record; null when none fits. */
export function applyRules(rules: readonly LogRule[], record: LogRecordFields): DerivedEvent | null {
  for (const rule of rules) {
    const captured = rule.enabled ? match(rule, record) : null;
    if (captured !== null) return derive(rule, record, captured);
  }
  return null;
}

function match(rule: LogRule, record: LogRecordFields): Captured | null {
  if (rule.minimumSeverity !== null && record.severity < numberOf(rule.minimumSeverity)) return null;
  const captured: Captured = {};
  for (const { field, pattern } of rule.conditions) {
    const text = fieldText(record, field);
    const found = text === null ? null : matchPattern(pattern, text);
    if (found === null) return null;
    Object.assign(captured, found);
  }
  return captured;
}

/** Four numbers belong to each name: 9 is info, 13 warn. */
function numberOf(severity: LogSeverity): number {
  return 1 + 4 * LOG_SEVERITIES.indexOf(severity);
}

function derive(rule: LogRule, record: LogRecordFields, captured: Captured): DerivedEvent {
  const from = (field: string | null) => (field === null ? null : fieldText(record, field));
  return {
    rule: rule.name,
    kind: rule.kind,
    severity: rule.severity ?? defaultSeverity(rule.kind),
    actor: captured.actor ?? from(rule.actorField),
    target: captured.target ?? from(rule.targetField),
    sourceAddress: normalizeAddress(captured.source_address ?? from(rule.sourceAddressField)),
  };
}
