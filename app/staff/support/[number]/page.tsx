import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { notFoundPage } from "@/lib/http/not-found-page";
import { requireDesk } from "@/lib/auth/support-desk";
import { listCannedResponses } from "@/lib/support/canned-responses/queries";
import { getDeskTicket } from "@/lib/support/desk/read-ticket";
import { listStaff } from "@/lib/support/desk/staff";
import { listUnverifiedMails } from "@/lib/support/mail/list-unverified";
import {
  TICKET_AREA_LABELS,
  TICKET_AREAS,
  ticketLabel,
  toTicketNumber,
} from "@/lib/support/tickets/vocabulary";
import { Composer } from "../_components/composer";
import { Conversation } from "../_components/conversation";
import { DESK_PATH, queryOf, readDeskFilter } from "../_components/desk-location";
import { DueChip } from "../_components/due-chip";
import { ListPane } from "../_components/list-pane";
import { PresenceNote } from "../_components/presence";
import { RelatedTickets } from "../_components/related-tickets";
import { SidePanel } from "../_components/side-panel";
import { TicketButtons } from "../_components/ticket-buttons";
import { UnverifiedMails } from "../_components/unverified-mails";
import { TicketPriorityText, TicketStatusBadge } from "../_components/ticket-looks";

export const metadata: Metadata = { title: "Ticket · Support · Staff" };

type TicketPageProps = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> };

export default async function SupportTicketPage({ params, searchParams }: TicketPageProps) {
  const { actor, role } = await requireDesk();
  const number = toTicketNumber((await params).number);
  if (number === null) notFound();
  const [ticket, responses, members, query] = await Promise.all([
    getDeskTicket(actor.userId, number).catch(notFoundPage),
    listCannedResponses(),
    listStaff(),
    searchParams,
  ]);
  const staff = members.map(({ userId, name }) => ({ userId, name }));
  const location = { pathname: DESK_PATH, params: query };
  const list = queryOf(location);
  const area = TICKET_AREAS.find((known) => known === ticket.area);
  const mayChange = role !== "viewer";
  return (
    <Page>
      <PageHeader
        title={ticket.subject}
        crumbs={[
          { label: "Support", href: list === "" ? DESK_PATH : `${DESK_PATH}?${list}` },
          { label: ticketLabel(number) },
        ]}
        description={`${ticket.organization.name} · ${area ? TICKET_AREA_LABELS[area] : ticket.area}`}
        actions={<TicketButtons ticket={ticket} mayChange={mayChange} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_18rem] xl:grid-cols-[20rem_minmax(0,1fr)_17rem]">
        <div className="hidden xl:sticky xl:top-16 xl:block xl:max-h-[calc(100dvh-5rem)] xl:self-start xl:overflow-y-auto">
          <ListPane
            staffUserId={actor.userId}
            filter={readDeskFilter(query)}
            location={location}
            current={number}
            staff={staff}
            mayChange={mayChange}
          />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <div className="flex flex-wrap items-center gap-3">
            <TicketStatusBadge status={ticket.status} />
            <TicketPriorityText priority={ticket.priority} />
            {ticket.dueAt !== null && <DueChip dueAt={ticket.dueAt} startedAt={ticket.clockStartedAt} />}
          </div>
          <RelatedTickets ticket={ticket} />
          <PresenceNote number={number} version={ticket.conversationVersion} />
          <Conversation number={number} entries={ticket.conversation} />
          <UnverifiedMails
            number={number}
            mails={await listUnverifiedMails(ticket.organization.id, ticket.id)}
            mayAccept={mayChange && ticket.status !== "closed"}
          />
          {mayChange && (
            <Composer
              number={number}
              version={ticket.conversationVersion}
              responses={responses}
              values={{
                "customer.name": ticket.requester?.name ?? "Former member",
                "organization.name": ticket.organization.name,
                "ticket.number": ticketLabel(number),
                "agent.name": actor.name,
              }}
              noReplyReason={noReplyReason(ticket)}
            />
          )}
        </div>
        <SidePanel ticket={ticket} staff={staff} mayChange={mayChange} />
      </div>
    </Page>
  );
}

function noReplyReason({ status, mergedIntoNumber }: { status: string; mergedIntoNumber: number | null }) {
  if (mergedIntoNumber !== null)
    return `Answer in ${ticketLabel(mergedIntoNumber)}: this ticket was merged into it.`;
  return status === "closed" ? "This ticket is closed. The customer can open a new one." : null;
}
