import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

/** A running look of the platform's staff into an organisation. */
export type SupportAccess = { id: string; reason: string; expiresAt: Date };

/** The access that this session holds to an organisation, while it lasts. */
export async function findSupportAccess(
  sessionId: string,
  organizationId: string,
): Promise<SupportAccess | null> {
  return withPlatform("resolve support access", (transaction) =>
    transaction.supportAccess.findFirst({
      where: { sessionId, organizationId, endedAt: null, expiresAt: { gt: readClock() } },
      orderBy: { expiresAt: "desc" },
      select: { id: true, reason: true, expiresAt: true },
    }),
  );
}
