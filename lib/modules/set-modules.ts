import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { MODULES } from "./catalogue";
import type { SetModulesInput } from "./schema";

/** Switches on what is named and off what is not. Nothing that a module has recorded is lost by it. */
export async function setModules(context: OrganizationContext, { modules }: SetModulesInput): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  const updatedAt = now();
  await withOrganization(context, async (transaction) => {
    const before = await transaction.organizationModule.findMany({
      where: { organizationId, enabled: true },
      orderBy: { module: "asc" },
    });
    for (const name of MODULES) {
      const enabled = modules.includes(name);
      await transaction.organizationModule.upsert({
        where: { organizationId_module: { organizationId, module: name } },
        create: { organizationId, module: name, enabled, updatedAt },
        update: { enabled, updatedAt },
      });
    }
    await recordAudit(transaction, context, {
      action: "organization.set_modules",
      resource: { kind: "organization", id: organizationId },
      before: { modules: before.map(({ module }) => module) },
      after: { modules: [...modules].sort() },
    });
  });
}
