import { now } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { changeStatus } from "@/lib/support/tickets/change-status";
import { createOrganizationFixture } from "./organization-fixture";
import { allowProviders } from "./providers/outgoing-settings";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";
import { addReplyFixture, createStaffFixture, openTicketFixture } from "./support-fixture";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** What the durable functions of the support desk do, each step done twice. */
export function supportScenarios(): Record<string, Scenario> {
  return {
    "send-support-reply": {
      arrange: async () => {
        const tenant = await createOrganizationFixture("Answered");
        const { ticketId } = await openTicketFixture(tenant);
        const added = await addReplyFixture(tenant, await createStaffFixture(), { ticketId });
        if (added.kind !== "waiting") throw new Error("outdated");
        const sendAfter = now().toISOString();
        await asSuperuser("UPDATE support_messages SET send_after = $2 WHERE id = $1", [
          added.messageId,
          sendAfter,
        ]);
        return { organizationId: tenant.organization.id, messageId: added.messageId, sendAfter };
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM support_messages WHERE kind = 'reply' AND NOT is_pending) AS sent,
          (SELECT count(*)::int FROM mail_messages WHERE template = 'support-reply') AS mailed,
          (SELECT count(*)::int FROM support_sla_events WHERE target = 'first_response') AS kept`),
      once: [{ sent: 1, mailed: 1, kept: 1 }],
    },
    "assign-support-tickets": {
      arrange: async () => {
        const tenant = await createOrganizationFixture("New");
        const { userId, email } = await createStaffFixture();
        allowProviders([], { STAFF_EMAILS: [email] });
        await asSuperuser(
          "INSERT INTO support_agents (staff_user_id, role, takes_tickets) VALUES ($1, 'agent', true)",
          [userId],
        );
        await asSuperuser("INSERT INTO support_desk_settings (assigns_since) VALUES ($1)", [now()]);
        await openTicketFixture(tenant);
        return {};
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM support_tickets WHERE assignee_user_id IS NOT NULL) AS assigned,
          (SELECT count(*)::int FROM audit_logs WHERE action = 'support.assign_ticket') AS noted`),
      once: [{ assigned: 1, noted: 1 }],
    },
    "watch-support-tickets": {
      arrange: async () => {
        const tenant = await createOrganizationFixture("Waiting");
        const late = await openTicketFixture(tenant);
        await asSuperuser(
          `UPDATE support_tickets SET first_response_due_at = now() - interval '1 hour', due_at = now() - interval '1 hour'
            WHERE id = $1`,
          [late.ticketId],
        );
        const old = await openTicketFixture(tenant);
        await withOrganization(tenant.context, (transaction) =>
          changeStatus(transaction, tenant.context, { ticketId: old.ticketId, status: "solved" }),
        );
        await asSuperuser("UPDATE support_tickets SET solved_at = now() - interval '15 days' WHERE id = $1", [
          old.ticketId,
        ]);
        return {};
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM support_sla_events WHERE outcome = 'breached') AS breached,
          (SELECT count(*)::int FROM support_sla_events WHERE escalated_at IS NOT NULL) AS told,
          (SELECT count(*)::int FROM support_tickets WHERE status = 'closed') AS closed`),
      once: [{ breached: 1, told: 1, closed: 1 }],
    },
  };
}
