import { ALERT_SEVERITY_LABELS, isAlertSeverity } from "@/lib/alerts/severity";
import { formatNumber, absent } from "@/lib/core/format/number";
import { durationWords } from "./duration-words";
import { fieldLabel, KIND_LABELS } from "./labels";
import type { PolicyDefinition } from "./types";

export type PolicyDifference = { field: string; label: string; before: string; after: string };

/** What a version changed against the one before, in words, in the order of the form. */
export function differencesOf(before: PolicyDefinition, after: PolicyDefinition): PolicyDifference[] {
  const [old, young] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((field) => {
    const [one, other] = [text(field, old[field]), text(field, young[field])];
    return one === other ? [] : [{ field, label: fieldLabel(field), before: one, after: other }];
  });
}

function flat({ parameters, ...fields }: PolicyDefinition): Record<string, unknown> {
  const entries = Object.entries(parameters).map(([key, value]) => [`parameters.${key}`, value] as const);
  return { ...fields, ...Object.fromEntries(entries) };
}

function text(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return absent;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number")
    return field.endsWith("Seconds") ? durationWords(value) : formatNumber(value);
  if (Array.isArray(value)) return value.length === 0 ? absent : value.map(itemText).join(", ");
  if (field === "kind") return KIND_LABELS[value as PolicyDefinition["kind"]].label;
  if (field === "severity" && isAlertSeverity(String(value)))
    return ALERT_SEVERITY_LABELS[value as PolicyDefinition["severity"]];
  return String(value);
}

/** A tier, a condition on a label, or a plain item. */
function itemText(item: unknown): string {
  if (typeof item !== "object" || item === null) return String(item);
  return Object.values(item).join(" ");
}
