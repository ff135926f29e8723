"use client";

import { Select } from "@/components/ui/select";
import type { DeskTicketDetail, StaffMember } from "@/lib/support/desk/types";
import { nextStatuses, TICKET_STATUS_LABELS } from "@/lib/support/tickets/statuses";
import { TICKET_PRIORITIES, TICKET_PRIORITY_LABELS } from "@/lib/support/tickets/vocabulary";
import { FormField } from "@/components/forms/form-field";
import { assignChange } from "./assign-change";
import { useChange } from "./use-change";

const SNOOZES = [
  { hours: 1, label: "for an hour" },
  { hours: 4, label: "for 4 hours" },
  { hours: 24, label: "for a day" },
  { hours: 72, label: "for 3 days" },
  { hours: 168, label: "for a week" },
];

type TicketActionsProps = {
  ticket: Pick<
    DeskTicketDetail,
    "number" | "status" | "priority" | "assigneeUserId" | "isAwaitingAnswer" | "snoozedUntil"
  >;
  staff: readonly StaffMember[];
};

/** Who has a ticket, how urgent it is and where it stands. Each choice is made at once. */
export function TicketActions({ ticket, staff }: TicketActionsProps) {
  const { number, status, priority, assigneeUserId, isAwaitingAnswer, snoozedUntil } = ticket;
  const { change, pending } = useChange();
  const possible = nextStatuses(status, "staff").filter((next) => next !== "pending" || !isAwaitingAnswer);
  const isSnoozed = snoozedUntil !== null;
  return (
    <div className="grid gap-3" aria-busy={pending}>
      <FormField label="Assignee">
        <Select
          value={assigneeUserId ?? "nobody"}
          onChange={(event) => change([number], assignChange(event.target.value))}
        >
          <option value="nobody">Nobody</option>
          <option value="next">Next in turn</option>
          {staff.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label="Status">
        <Select
          value={status}
          onChange={(event) => {
            const chosen = possible.find((known) => known === event.target.value);
            if (chosen) change([number], { kind: "status", status: chosen });
          }}
        >
          {[status, ...possible].map((each) => (
            <option key={each} value={each}>
              {TICKET_STATUS_LABELS[each]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label="Priority">
        <Select
          value={priority}
          onChange={(event) => {
            const chosen = TICKET_PRIORITIES.find((known) => known === event.target.value);
            if (chosen) change([number], { kind: "priority", priority: chosen });
          }}
        >
          {TICKET_PRIORITIES.map((each) => (
            <option key={each} value={each}>
              {TICKET_PRIORITY_LABELS[each]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label="Snooze">
        <Select
          value={isSnoozed ? "snoozed" : "awake"}
          onChange={(event) => {
            const hours = Number(event.target.value);
            change([number], hours > 0 ? { kind: "snooze", hours } : { kind: "wake" });
          }}
        >
          {isSnoozed && <option value="snoozed">Snoozed</option>}
          <option value="awake">{isSnoozed ? "Wake it now" : "Not snoozed"}</option>
          {SNOOZES.map(({ hours, label }) => (
            <option key={hours} value={hours}>
              {label}
            </option>
          ))}
        </Select>
      </FormField>
    </div>
  );
}
