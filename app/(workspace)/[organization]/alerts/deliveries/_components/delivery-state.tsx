import { StatusBadge, type Status } from "@/components/feedback/status";
import type { DeliveryState as State } from "@/lib/deliveries/kinds";
import { DELIVERY_STATE_LABELS } from "@/lib/deliveries/labels";

const STATUS_BY_STATE: Record<State, Status> = {
  pending: "queued",
  leased: "running",
  delivered: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
};

/** Where a delivery stands. */
export function DeliveryState({ state }: { state: State }) {
  return <StatusBadge status={STATUS_BY_STATE[state]} word={DELIVERY_STATE_LABELS[state]} />;
}
