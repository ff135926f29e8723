import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { SpendCapInput } from "../schema";

/** The most that tokens may cost in a month. A call that would go beyond is refused before it is made. */
export async function setSpendCap(context: OrganizationContext, { amount }: SpendCapInput): Promise<void> {
  requirePermission(context, "billing.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const account = await transaction.billingAccount.findUnique({
      where: { organizationId },
      select: { spendCapMinor: true },
    });
    await transaction.$executeRaw`
      INSERT INTO billing_accounts (organization_id, spend_cap_minor, updated_at)
      VALUES (${organizationId}::uuid, ${amount}::bigint, now())
      ON CONFLICT (organization_id) DO UPDATE
        SET spend_cap_minor = excluded.spend_cap_minor, updated_at = excluded.updated_at`;
    await recordAudit(transaction, context, {
      action: "billing.set_spend_cap",
      resource: { kind: "organization", id: organizationId },
      before: { minor: account?.spendCapMinor?.toString() ?? null },
      after: { minor: amount?.toString() ?? null },
    });
  });
}
