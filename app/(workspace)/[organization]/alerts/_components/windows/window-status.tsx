import { StatusBadge } from "@/components/feedback/status";
import type { WindowItem } from "@/lib/routing/windows/types";

/** Where a window stands, and whether somebody has yet to approve it. */
export function WindowStatus({ state, needsApproval, approved }: WindowItem) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StatusBadge status={state} />
      {needsApproval && state !== "expired" && approved === null && (
        <StatusBadge status="stale" word="Needs approval" />
      )}
    </span>
  );
}
