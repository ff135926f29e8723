import { StatusBadge, type Status } from "@/components/feedback/status";
import { REQUEST_STATE_LABELS, type RequestState } from "@/lib/support/requests/states";

const LOOKS: Record<RequestState, Status> = {
  received: "queued",
  in_work: "running",
  waiting_for_you: "expired",
  solved: "resolved",
  closed: "revoked",
};

export function RequestStateBadge({ state }: { state: RequestState }) {
  return <StatusBadge status={LOOKS[state]} word={REQUEST_STATE_LABELS[state]} />;
}
