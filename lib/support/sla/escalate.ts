import "server-only";
import { formatExactTime } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceMails } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { ticketLabel } from "../tickets/vocabulary";
import { SLA_TARGETS } from "./clocks";
import { SLA_TARGET_LABELS } from "./labels";

type Breach = {
  id: string;
  target: string;
  dueAt: Date;
  number: number;
  organizationName: string;
  assigneeEmail: string | null;
};

/** A mail that lists more is not read. */
const MOST_LISTED = 20;

/**
 * Tells the leads of the support, and whoever has the ticket, of promises that were broken: one mail a person with
 * all that is new. A breach is marked in the transaction that writes its mails. Returns how many were told of.
 */
export async function escalateBreaches(at: Date): Promise<number> {
  const { count, mails } = await withPlatform("escalate broken support promises", async (transaction) => {
    const breaches = await claimBreaches(transaction, at);
    if (breaches.length === 0) return { count: 0, mails: [] };
    const leads = await readLeadAddresses(transaction);
    const byAddress = new Map<string, Breach[]>(leads.map((address) => [address, breaches]));
    for (const breach of breaches) {
      const { assigneeEmail } = breach;
      if (assigneeEmail === null || leads.includes(assigneeEmail)) continue;
      byAddress.set(assigneeEmail, [...(byAddress.get(assigneeEmail) ?? []), breach]);
    }
    const written: QueuedMail[] = [];
    for (const [to, told] of byAddress) written.push(await writeMail(transaction, to, told));
    return { count: breaches.length, mails: written };
  });
  await announceMails(mails);
  return count;
}

async function claimBreaches(transaction: Transaction, at: Date): Promise<Breach[]> {
  return transaction.$queryRaw<Breach[]>`
    WITH claimed AS (
      UPDATE support_sla_events SET escalated_at = ${at}::timestamptz
       WHERE outcome = 'breached' AND escalated_at IS NULL
      RETURNING id, organization_id, ticket_id, target, due_at)
    SELECT claimed.id, claimed.target, claimed.due_at AS "dueAt", ticket.number,
           organization.name AS "organizationName", assignee.email::text AS "assigneeEmail"
      FROM claimed
      JOIN support_tickets AS ticket
        ON ticket.organization_id = claimed.organization_id AND ticket.id = claimed.ticket_id
      JOIN organizations AS organization ON organization.id = claimed.organization_id
      LEFT JOIN users AS assignee ON assignee.id = ticket.assignee_user_id AND assignee.is_staff
     ORDER BY claimed.due_at, claimed.id`;
}

/** Whoever leads the support; everybody of the staff while nobody does. */
async function readLeadAddresses(transaction: Transaction): Promise<string[]> {
  const leads = await transaction.supportAgent.findMany({
    where: { role: "lead", staffUser: { isStaff: true } },
    select: { staffUser: { select: { email: true } } },
  });
  const addresses = leads
    .map(({ staffUser }) => staffUser.email)
    .filter((email) => env.STAFF_EMAILS.includes(email.toLowerCase()));
  return addresses.length > 0 ? addresses : [...env.STAFF_EMAILS];
}

async function writeMail(
  transaction: Transaction,
  to: string,
  breaches: readonly Breach[],
): Promise<QueuedMail> {
  const [first] = breaches;
  const count = breaches.length;
  const lines = breaches.slice(0, MOST_LISTED).map(({ number, organizationName, target, dueAt }) => {
    const words = SLA_TARGETS.find((known) => known === target);
    const what = words === undefined ? target : SLA_TARGET_LABELS[words].toLowerCase();
    return `${ticketLabel(number)} of ${organizationName}: ${what} was due ${formatExactTime(dueAt, "UTC")}.`;
  });
  const rest = count > MOST_LISTED ? ` And ${count - MOST_LISTED} more.` : "";
  return enqueueMail(transaction, {
    to,
    template: "staff-notice",
    props: {
      title:
        count === 1 ? "A promise of the support was missed" : `${count} promises of the support were missed`,
      body: `${lines.join(" ")}${rest}`,
      url: new URL("/staff/support?queue=overdue", env.APP_URL).href,
    },
    idempotencyKey: `staff:support-breach:${first?.id ?? ""}:${to}`,
  });
}
