import { StatusText } from "@/components/feedback/status";
import type { AlertPolicySummary } from "@/lib/alert-policies/types";

/** Whether a policy is on, and what it has open. */
export function PolicyState({
  policy: { enabled, openAlerts },
}: {
  policy: Pick<AlertPolicySummary, "enabled" | "openAlerts">;
}) {
  if (openAlerts > 0) return <StatusText status="firing" word={`Firing, ${openAlerts} open`} />;
  return enabled ? <StatusText status="ok" /> : <StatusText status="paused" word="Switched off" />;
}
