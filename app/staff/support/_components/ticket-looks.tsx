import { StatusBadge, StatusText, type Status } from "@/components/feedback/status";
import { TICKET_STATUS_LABELS, type TicketStatus } from "@/lib/support/tickets/statuses";
import { TICKET_PRIORITY_LABELS, type TicketPriority } from "@/lib/support/tickets/vocabulary";

const STATUS_LOOKS: Record<TicketStatus, Status> = {
  open: "running",
  pending: "pending",
  on_hold: "paused",
  solved: "resolved",
  closed: "revoked",
};

const PRIORITY_LOOKS: Record<TicketPriority, Status> = {
  urgent: "critical",
  high: "high",
  normal: "medium",
  low: "low",
};

export function TicketStatusBadge({ status }: { status: TicketStatus }) {
  return <StatusBadge status={STATUS_LOOKS[status]} word={TICKET_STATUS_LABELS[status]} />;
}

export function TicketPriorityText({ priority }: { priority: TicketPriority }) {
  return <StatusText status={PRIORITY_LOOKS[priority]} word={TICKET_PRIORITY_LABELS[priority]} />;
}
