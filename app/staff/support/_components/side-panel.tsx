import Link from "next/link";
import type { ReactNode } from "react";
import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { ShortId } from "@/components/ui/short-id";
import { PLANS, toPlanKey } from "@/lib/plans/plans";
import { SLA_TARGET_LABELS } from "@/lib/support/sla/labels";
import type { DeskTicketDetail, StaffMember } from "@/lib/support/desk/types";
import { TICKET_SEVERITIES } from "@/lib/support/tickets/vocabulary";
import { LookAround } from "./look-around";
import { TicketActions } from "./ticket-actions";
import { TicketLabels } from "./ticket-labels";

type SidePanelProps = { ticket: DeskTicketDetail; staff: readonly StaffMember[]; mayChange: boolean };

/** What one needs to know beside a conversation, and what can be changed about it. */
export function SidePanel({ ticket, staff, mayChange }: SidePanelProps) {
  const { organization, requester, sla } = ticket;
  const severity = TICKET_SEVERITIES.find((known) => known === ticket.severity);
  return (
    <aside aria-label="About the ticket" className="grid content-start gap-5">
      {mayChange && ticket.mergedIntoNumber === null && (
        <Part title="Change">
          <TicketActions ticket={ticket} staff={staff} />
        </Part>
      )}
      <Part title="Labels">
        <TicketLabels
          number={ticket.number}
          labels={ticket.labels}
          mayChange={mayChange && ticket.mergedIntoNumber === null}
        />
      </Part>
      <Part title="Customer">
        <DescriptionList className="[&>div]:sm:grid-cols-[6rem_1fr]">
          <DescriptionItem term="Organisation">
            <Link href={`/staff/organizations/${organization.id}`} className="text-link hover:underline">
              {organization.name}
            </Link>
          </DescriptionItem>
          <DescriptionItem term="Plan">{PLANS[toPlanKey(organization.plan)].name}</DescriptionItem>
          <DescriptionItem term="Members">{organization.members}</DescriptionItem>
          <DescriptionItem term="Open tickets">{organization.openTickets}</DescriptionItem>
          <DescriptionItem term="Asked by">{requester?.name ?? "Former member"}</DescriptionItem>
          <DescriptionItem term="Address">{requester?.email}</DescriptionItem>
        </DescriptionList>
      </Part>
      <Part title="Promises">
        <DescriptionList className="[&>div]:sm:grid-cols-[6rem_1fr]">
          <DescriptionItem term="First answer">
            <ExactTime at={ticket.firstResponseDueAt} precision="minute" />
          </DescriptionItem>
          <DescriptionItem term="Next answer">
            {ticket.nextResponseDueAt && <ExactTime at={ticket.nextResponseDueAt} precision="minute" />}
          </DescriptionItem>
          <DescriptionItem term="Solution">
            {ticket.resolutionDueAt ? (
              <ExactTime at={ticket.resolutionDueAt} precision="minute" />
            ) : ticket.status === "pending" ? (
              "Stands still: waits for the customer"
            ) : null}
          </DescriptionItem>
          <DescriptionItem term="Promised by">
            <Link
              href={`/staff/support/settings/promises?version=${ticket.promiseVersion}`}
              className="text-link hover:underline"
            >
              Version {ticket.promiseVersion}
            </Link>
          </DescriptionItem>
        </DescriptionList>
        {sla.length > 0 && (
          <ul className="grid gap-1 text-sm">
            {sla.map(({ target, outcome, dueAt }) => (
              <li key={`${target}-${dueAt.toISOString()}`}>
                <StatusText
                  status={outcome === "met" ? "pass" : "fail"}
                  word={`${SLA_TARGET_LABELS[target]} ${outcome === "met" ? "in time" : "too late"}`}
                />
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Reported with it">
        <DescriptionList className="[&>div]:sm:grid-cols-[6rem_1fr]">
          <DescriptionItem term="Severity">
            {severity ? <StatusText status={severity} /> : ticket.severity}
          </DescriptionItem>
          <DescriptionItem term="Page">{ticket.pageUrl}</DescriptionItem>
          <DescriptionItem term="Request id">
            {ticket.requestId && <ShortId id={ticket.requestId} />}
          </DescriptionItem>
          <DescriptionItem term="Rating">{ratingWords(ticket)}</DescriptionItem>
        </DescriptionList>
      </Part>
      <Part title="What happened there">
        <LookAround number={ticket.number} />
      </Part>
    </aside>
  );
}

function ratingWords({ csatScore, csatComment }: DeskTicketDetail): string | null {
  if (csatScore === null) return null;
  return csatComment ? `${csatScore} of 5: ${csatComment}` : `${csatScore} of 5`;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={<span className="text-base">{title}</span>} className="gap-2">
      <Card className="grid gap-2 p-3">{children}</Card>
    </Section>
  );
}
