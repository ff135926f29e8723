import { StatusBadge, type Status } from "@/components/feedback/status";
import type { RunState } from "@/lib/jobs/states";

/** States of runs in the status language of the product. */
export const STATUS_OF: Record<RunState, Status> = {
  queued: "queued",
  running: "running",
  completed: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
};

export function RunStateBadge({ state, retries = false }: { state: RunState; retries?: boolean }) {
  return retries ? (
    <StatusBadge status="degraded" word="Retrying" />
  ) : (
    <StatusBadge status={STATUS_OF[state]} />
  );
}
