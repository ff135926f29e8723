"use client";

import Link from "next/link";
import { useState, type KeyboardEvent } from "react";
import { RowKeyboard } from "@/components/data-table/row-keyboard";
import { singleKeysEnabled } from "@/components/data-table/single-key-store";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { PLANS, toPlanKey } from "@/lib/plans/plans";
import type { DeskTicket, StaffMember } from "@/lib/support/desk/types";
import { ticketLabel } from "@/lib/support/tickets/vocabulary";
import { BulkBar } from "./bulk-bar";
import { DueChip } from "./due-chip";
import { TicketPriorityText, TicketStatusBadge } from "./ticket-looks";

type TicketListProps = {
  tickets: readonly DeskTicket[];
  /** The query that tickets' pages carry along, so that the list stays beside them. */
  query: string;
  current: number | null;
  staff: readonly StaffMember[];
  mayChange: boolean;
};

/** The tickets of a queue. j and k move, x selects, Enter opens; what is selected is changed at once. */
export function TicketList({ tickets, query, current, staff, mayChange }: TicketListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  // What has left the list is no longer chosen.
  const selected = tickets.map(({ number }) => number).filter((number) => chosen.has(number));

  function toggle(number: number) {
    const next = new Set(selected);
    if (!next.delete(number)) next.add(number);
    setChosen(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && selected.length > 0) setChosen(new Set());
    if (event.key !== "x" || event.metaKey || event.ctrlKey || event.altKey || !singleKeysEnabled()) return;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    const number = Number(row?.dataset.number);
    if (mayChange && number > 0) toggle(number);
  }

  return (
    <RowKeyboard>
      <Card onKeyDown={onKeyDown} className="overflow-hidden">
        <ul aria-label="Tickets">
          {tickets.map((ticket) => (
            <li
              key={ticket.number}
              data-row
              data-number={ticket.number}
              className={cn(
                "hover:bg-accent/60 relative flex gap-2.5 border-b px-3 py-2.5 transition-colors last:border-b-0",
                ticket.number === current && "bg-selected",
              )}
            >
              {mayChange && (
                <Checkbox
                  className="relative z-10 mt-0.5"
                  aria-label={`Select ${ticketLabel(ticket.number)}`}
                  checked={chosen.has(ticket.number)}
                  onCheckedChange={() => toggle(ticket.number)}
                />
              )}
              <TicketRow ticket={ticket} query={query} isCurrent={ticket.number === current} />
            </li>
          ))}
        </ul>
      </Card>
      {selected.length > 0 && (
        <BulkBar numbers={selected} staff={staff} onDone={() => setChosen(new Set())} />
      )}
    </RowKeyboard>
  );
}

function TicketRow({ ticket, query, isCurrent }: { ticket: DeskTicket; query: string; isCurrent: boolean }) {
  const { number, subject, isUnread, status, dueAt, clockStartedAt } = ticket;
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          href={`/staff/support/${number}${query === "" ? "" : `?${query}`}`}
          data-row-link
          aria-current={isCurrent ? "page" : undefined}
          className={cn(
            "focus-visible:after:outline-ring min-w-0 truncate rounded-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2",
            isUnread ? "font-semibold" : "font-medium",
          )}
        >
          <span className="tabular text-muted-foreground font-normal">{ticketLabel(number)}</span> {subject}
          {isUnread && <span className="sr-only"> (unread)</span>}
        </Link>
        <RelativeTime at={ticket.lastMessageAt} className="text-muted-foreground shrink-0 text-xs" />
      </div>
      <p className="text-muted-foreground truncate text-sm">
        {ticket.organizationName} · {ticket.requesterName ?? "Former member"}
        {ticket.assigneeName !== null && ` · ${ticket.assigneeName}`}
      </p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <TicketStatusBadge status={status} />
        <TicketPriorityText priority={ticket.priority} />
        <Badge tone="outline">{PLANS[toPlanKey(ticket.plan)].name}</Badge>
        {dueAt !== null && <DueChip dueAt={dueAt} startedAt={clockStartedAt} />}
        {ticket.labels.map((label) => (
          <Badge key={label}>{label}</Badge>
        ))}
      </div>
    </div>
  );
}
