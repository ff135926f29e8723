import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { ReportInput } from "../schema";
import { openRequest } from "./report-issue";

type KeyReport = Omit<ReportInput, "page" | "requestId"> & { requesterId: string | null };

/** Opens a request by API key, for the member who is to be mailed the answers, or for nobody. */
export async function openRequestForKey(
  context: OrganizationContext,
  { requesterId, ...report }: KeyReport,
): Promise<{ id: string }> {
  requirePermission(context, "support.write");
  const requester = requesterId === null ? null : await findMember(context, requesterId);
  return openRequest(context, {
    ...report,
    page: null,
    requestId: null,
    source: "api",
    requester,
  });
}

async function findMember(context: OrganizationContext, userId: string) {
  const { organizationId } = context;
  const member = await withOrganization(context, (transaction) =>
    transaction.membership.findFirst({
      where: { organizationId, userId },
      select: { user: { select: { id: true, name: true, email: true } } },
    }),
  );
  if (member !== null) return member.user;
  const message = "This is no member of the organisation.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "requester_id", message }] });
}
