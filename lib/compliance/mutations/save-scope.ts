import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { FRAMEWORKS } from "../library/frameworks/catalogue";
import type { ScopeInput } from "../schema";

/** Chooses whether a framework counts, and which of its optional sections do. */
export async function saveScope(
  context: OrganizationContext,
  { frameworkId, included, excludedSections }: ScopeInput,
): Promise<void> {
  requirePermission(context, "compliance.manage");
  const { organizationId } = context;
  const framework = FRAMEWORKS[frameworkId];
  const optional = framework.sections.flatMap(({ id, optional: isOptional }) => (isOptional ? [id] : []));
  if (excludedSections.some((id) => !optional.includes(id)))
    throw new AppError("INVALID_INPUT", "Only optional sections can be left out.");
  const chosen = { included, excludedSections: optional.filter((id) => excludedSections.includes(id)) };
  await withOrganization(context, async (transaction) => {
    const where = { organizationId_frameworkId: { organizationId, frameworkId } };
    const before = await transaction.complianceScope.findUnique({ where });
    await transaction.complianceScope.upsert({
      where,
      create: { organizationId, frameworkId, ...chosen },
      update: chosen,
    });
    await recordAudit(transaction, context, {
      action: "compliance.save_scope",
      resource: { kind: "compliance_framework", id: frameworkId, name: framework.name },
      before: { included: before?.included ?? true, excluded_sections: before?.excludedSections ?? [] },
      after: { included, excluded_sections: chosen.excludedSections },
    });
  });
}
