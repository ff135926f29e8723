import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import type { RoomListItem } from "./types";

const SHOWN = 100;

/** The rooms of the organisation, newest first, those that are closed as well. */
export async function listRooms(context: OrganizationContext): Promise<RoomListItem[]> {
  requirePermission(context, "evidence.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.auditorRoom.findMany({
      where: { organizationId: context.organizationId },
      orderBy: { id: "desc" },
      take: SHOWN,
    }),
  );
  const at = now();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    state: row.revokedAt !== null ? "revoked" : row.expiresAt <= at ? "expired" : "active",
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastOpenedAt: row.lastOpenedAt,
    timesOpened: row.timesOpened,
  }));
}
