import "server-only";
import { csvLine } from "@/lib/core/csv";
import { withPlatform } from "@/lib/db/with-platform";
import type { Period } from "./queries";

/** A file with more is nothing that a spreadsheet opens well; the last line says that it was cut. */
export const MOST_CSV_TICKETS = 10_000;

const HEADER = [
  "number",
  "organization",
  "plan",
  "type",
  "area",
  "severity",
  "priority",
  "status",
  "labels",
  "assignee",
  "created_at",
  "first_response_due_at",
  "first_responded_at",
  "solved_at",
  "times_reopened",
  "promises_met",
  "promises_missed",
  "csat_score",
];

type CsvTicket = {
  number: number;
  organization: string;
  plan: string;
  type: string;
  area: string;
  severity: string;
  priority: string;
  status: string;
  labels: string[];
  assignee: string | null;
  createdAt: Date;
  firstResponseDueAt: Date;
  firstRespondedAt: Date | null;
  solvedAt: Date | null;
  reopenCount: number;
  met: number;
  breached: number;
  csatScore: number | null;
};

/** The tickets that were opened in a period, one a line, without what anybody wrote. */
export async function ticketsAsCsv({ from, to }: Period): Promise<string> {
  const tickets = await withPlatform(
    "export support tickets as CSV",
    (transaction) =>
      transaction.$queryRaw<CsvTicket[]>`
      SELECT ticket.number, organization.name AS organization, organization.plan, ticket.type, ticket.area,
             ticket.severity, ticket.priority, ticket.status, ticket.labels, assignee.name AS assignee,
             ticket.created_at AS "createdAt", ticket.first_response_due_at AS "firstResponseDueAt",
             ticket.first_responded_at AS "firstRespondedAt", ticket.solved_at AS "solvedAt",
             ticket.reopen_count AS "reopenCount", kept.met, kept.breached, ticket.csat_score::int AS "csatScore"
        FROM support_tickets AS ticket
        JOIN organizations AS organization ON organization.id = ticket.organization_id
        LEFT JOIN users AS assignee ON assignee.id = ticket.assignee_user_id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE outcome = 'met')::int AS met,
                count(*) FILTER (WHERE outcome = 'breached')::int AS breached
           FROM support_sla_events AS event
          WHERE event.organization_id = ticket.organization_id AND event.ticket_id = ticket.id) AS kept
       WHERE ticket.created_at >= ${from}::timestamptz AND ticket.created_at < ${to}::timestamptz
       ORDER BY ticket.number LIMIT ${MOST_CSV_TICKETS + 1}`,
  );
  const lines = tickets.slice(0, MOST_CSV_TICKETS).map(csvTicket);
  const cut = tickets.length > MOST_CSV_TICKETS ? [csvLine([`Cut after ${MOST_CSV_TICKETS} tickets.`])] : [];
  return [csvLine(HEADER), ...lines, ...cut].join("");
}

function csvTicket(ticket: CsvTicket): string {
  return csvLine([
    ticket.number,
    ticket.organization,
    ticket.plan,
    ticket.type,
    ticket.area,
    ticket.severity,
    ticket.priority,
    ticket.status,
    ticket.labels.join(" "),
    ticket.assignee,
    ticket.createdAt.toISOString(),
    ticket.firstResponseDueAt.toISOString(),
    ticket.firstRespondedAt?.toISOString() ?? null,
    ticket.solvedAt?.toISOString() ?? null,
    ticket.reopenCount,
    ticket.met,
    ticket.breached,
    ticket.csatScore,
  ]);
}
