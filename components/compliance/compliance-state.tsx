import { StatusBadge, type Status } from "@/components/feedback/status";
import type { EffectiveState } from "@/lib/compliance/effective-state";
import { STATE_LABELS } from "@/lib/compliance/labels";

const LOOKS: Record<EffectiveState, Status> = {
  pass: "pass",
  fail: "fail",
  not_assessed: "not_assessed",
  stale: "stale",
  error: "failed",
  excepted: "acknowledged",
  not_applicable: "not_applicable",
};

/** How a check, control, requirement or framework stands. */
export function ComplianceState({ state }: { state: EffectiveState }) {
  return <StatusBadge status={LOOKS[state]} word={STATE_LABELS[state]} />;
}

/** The same, unless the organisation has said that it is out of scope. */
export function ScopedState({ state, inScope }: { state: EffectiveState; inScope: boolean }) {
  if (inScope) return <ComplianceState state={state} />;
  return <span className="text-muted-foreground">Out of scope</span>;
}
