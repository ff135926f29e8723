import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { visibleRequests } from "@/lib/support/requests/access";
import type { ServedAttachment } from "./serve";

/** A file of a request that the reader may see; those of notes exist for nobody here. Throws NOT_FOUND. */
export async function getAttachment(context: OrganizationContext, id: string): Promise<ServedAttachment> {
  requirePermission(context, "support.read");
  const row = isId(id)
    ? await withOrganization(context, (transaction) =>
        transaction.supportAttachment.findFirst({
          where: {
            organizationId: context.organizationId,
            id,
            scanState: "clean",
            ticket: visibleRequests(context),
          },
          select: { id: true, storageKey: true, fileName: true, mediaType: true },
        }),
      )
    : null;
  if (row === null) throw notFound("file");
  return row;
}
