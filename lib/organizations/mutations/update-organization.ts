import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { OrganizationProfileInput, UpdateOrganizationInput } from "../schema";
import { slugTaken } from "../slug-taken";

const UNIQUE_VIOLATION = "P2002";

/** Changes what is given of name, address, time zone and profile. An old address stops working at once. */
export async function updateOrganization(
  context: OrganizationContext,
  input: Partial<UpdateOrganizationInput & OrganizationProfileInput>,
): Promise<void> {
  requirePermission(context, "organization.update");
  await withOrganization(context, async (transaction) => {
    const id = context.organizationId;
    const before = await transaction.organization.findUniqueOrThrow({
      where: { id },
      select: {
        name: true,
        slug: true,
        timeZone: true,
        industry: true,
        region: true,
        employeeRange: true,
        useCase: true,
      },
    });
    await transaction.organization.update({ where: { id }, data: input });
    await recordAudit(transaction, context, {
      action: "organization.update",
      resource: { kind: "organization", id, name: input.name ?? before.name },
      before,
      after: { ...before, ...input },
    });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? slugTaken() : error;
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
}
