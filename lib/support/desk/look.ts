import "server-only";
import { listAuditEntries } from "@/lib/audit/queries";
import { recordAudit } from "@/lib/audit/record";
import { AuditFilter } from "@/lib/audit/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { ticketResource } from "../tickets/locked-ticket";
import type { Desk } from "./access";
import { placeOfTicket } from "./find-ticket";

const MOST_SHOWN = 10;

export type TenantExtract = {
  /** Requests of the last seven days that were answered with an error. */
  errors: { route: string; method: string; status: number; occurredAt: Date }[];
  audit: { id: string; action: string; actorName: string | null; recordedAt: Date }[];
};

/**
 * Shows recent errors and audit entries of a ticket's organisation. The look stands in that organisation's audit
 * log before anything is shown.
 * @param contextFor makes the reading context of staff in an organisation
 */
export async function lookAroundTicket(
  desk: Desk,
  number: number,
  contextFor: (organization: { id: string; slug: string }) => OrganizationContext,
): Promise<TenantExtract> {
  const context = await withPlatform("staff looks around a ticket", async (transaction) => {
    const { organizationId, ticketId } = await placeOfTicket(transaction, number);
    const organization = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { id: true, slug: true },
    });
    await recordAudit(
      transaction,
      { organizationId, actor: desk.actor, origin: desk.origin },
      { action: "staff.look", resource: ticketResource({ id: ticketId, number }) },
    );
    return contextFor(organization);
  });
  const { organizationId } = context;
  const errors = await withPlatform(
    "read recent errors for a ticket",
    (transaction) =>
      transaction.$queryRaw<TenantExtract["errors"]>`
      SELECT route, method, status::int AS status, occurred_at AS "occurredAt" FROM request_records
       WHERE organization_id = ${organizationId}::uuid AND status >= 400 AND occurred_at > now() - interval '7 days'
       ORDER BY occurred_at DESC LIMIT ${MOST_SHOWN}`,
  );
  const { entries } = await listAuditEntries(context, AuditFilter.parse({}));
  return {
    errors,
    audit: entries.slice(0, MOST_SHOWN).map(({ id, action, actor, recordedAt }) => ({
      id,
      action,
      actorName: actor.name,
      recordedAt,
    })),
  };
}
