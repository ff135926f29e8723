import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { applyAccount, type Reading } from "./internal/apply-account";
import { readAccount } from "./internal/read-account";

/**
 * Reads an organisation's account at Stripe and keeps what it says. The one way in which anything that
 * Stripe decides reaches our tables, whoever asks: an event, a click, the nightly comparison.
 * @returns false where the organisation is no customer, or where a later reading is kept already
 */
export async function syncBilling(organizationId: string): Promise<boolean> {
  const begun = await beginReading(organizationId);
  if (begun === null) return false;
  const { customerId, ...reading } = begun;
  return applyAccount(reading, await readAccount(customerId));
}

async function beginReading(organizationId: string): Promise<(Reading & { customerId: string }) | null> {
  return withPlatform("begin to read an organisation's account at Stripe", async (transaction) => {
    const organization = await transaction.organization.findUnique({
      where: { id: organizationId },
      select: { stripeCustomerId: true },
    });
    if (!organization?.stripeCustomerId) return null;
    // The database's time, because events are measured by it too.
    const [row] = await transaction.$queryRaw<[{ ticket: bigint; readAt: Date }]>`
      INSERT INTO billing_accounts AS account (organization_id, read_ticket, updated_at)
      VALUES (${organizationId}::uuid, 1, clock_timestamp())
      ON CONFLICT (organization_id) DO UPDATE SET read_ticket = account.read_ticket + 1
      RETURNING read_ticket AS ticket, clock_timestamp() AS "readAt"`;
    return { organizationId, customerId: organization.stripeCustomerId, ...row };
  });
}
