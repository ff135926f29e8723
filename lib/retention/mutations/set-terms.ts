import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { SetTermsInput } from "../schema";
import { effectiveMonths } from "../terms";

/** Says how long archives are kept. A shorter term lets old archives expire in the next night. */
export async function setTerms(context: OrganizationContext, input: SetTermsInput): Promise<void> {
  requirePermission(context, "retention.manage");
  const { organizationId } = context;
  const obligations = [...new Set(input.obligations)].sort();
  const { ownMonths } = input;
  const settings = {
    obligations,
    ownMonths,
    months: effectiveMonths(obligations, ownMonths),
    updatedAt: now(),
  };
  await withOrganization(context, async (transaction) => {
    const before = await transaction.retentionSettings.findUnique({ where: { organizationId } });
    await transaction.retentionSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...settings },
      update: settings,
    });
    await recordAudit(transaction, context, {
      action: "retention.set_terms",
      resource: { kind: "organization", id: organizationId },
      before: { months: before?.months, obligations: before?.obligations, own_months: before?.ownMonths },
      after: { months: settings.months, obligations, own_months: ownMonths },
    });
  });
}
