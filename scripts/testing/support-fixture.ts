import type { StaffActor } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import type { StaffTicketContext } from "@/lib/support/tickets/add-note";
import { addReply, type NewReply } from "@/lib/support/tickets/add-reply";
import { openTicket, type NewTicket, type OpenedTicket } from "@/lib/support/tickets/open-ticket";
import { createAccount, newOrigin } from "./account-fixture";
import type { OrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

/** Opens a ticket as its organisation's member does. */
export async function openTicketFixture(
  tenant: OrganizationFixture,
  given: Partial<NewTicket> = {},
): Promise<OpenedTicket> {
  return withOrganization(tenant.context, (transaction) =>
    openTicket(transaction, tenant.context, {
      requesterUserId: tenant.user.id,
      subject: "Charts are empty",
      body: "Since this morning.",
      type: "problem",
      area: "monitoring",
      severity: "medium",
      source: "web",
      ...given,
    }),
  );
}

/** Somebody of the platform's staff. */
export async function createStaffFixture(): Promise<StaffActor> {
  const { id, name, email } = await createAccount();
  await asSuperuser("UPDATE users SET is_staff = true WHERE id = $1", [id]);
  return { kind: "staff", userId: id, name, email, reason: "Works on a support ticket" };
}

export function staffTicketContext(tenant: OrganizationFixture, actor: StaffActor): StaffTicketContext {
  return { organizationId: tenant.organization.id, actor, origin: newOrigin() };
}

/** Writes a reply that still can be taken back. */
export async function addReplyFixture(
  tenant: OrganizationFixture,
  actor: StaffActor,
  reply: Pick<NewReply, "ticketId"> & Partial<NewReply>,
) {
  return withPlatform("test", (transaction) =>
    addReply(transaction, staffTicketContext(tenant, actor), {
      body: "We are looking into it.",
      statusWhenSent: "pending",
      basedOnVersion: 1,
      isConfirmed: true,
      ...reply,
    }),
  );
}
