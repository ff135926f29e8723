import type { Json } from "@/lib/core/canonical-json";
import type { AlertDefinition } from "../types";

type Stored = { readonly [column: string]: Json | undefined };

/** A stored version of a policy, by the names of its columns, as the page of an alert reads it. */
export function toDefinition(stored: Stored): AlertDefinition {
  return {
    metric: text(stored.metric_type),
    aggregate: text(stored.aggregate) ?? "avg",
    windowSeconds: number(stored.window_seconds) ?? 0,
    operator: text(stored.comparison_operator) ?? "gt",
    threshold: number(stored.threshold_value),
    recovery: number(stored.recovery_value),
    forSeconds: number(stored.for_seconds) ?? 0,
    description: text(stored.description) ?? "",
    runbookUrl: webAddress(text(stored.runbook_url)),
    controlIds: Array.isArray(stored.control_ids)
      ? stored.control_ids.filter((id) => typeof id === "string")
      : [],
  };
}

function text(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: Json | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/** Policies can be written by hand: only what opens a page becomes a link. */
function webAddress(value: string | null): string | null {
  if (value === null || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}
