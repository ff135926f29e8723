import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const SHOWN_DAYS = 90;
const MOST_SHOWN = 100;

export type ClosingState = "waiting" | "held" | "deleting" | "deleted";

export type StaffClosing = {
  organizationId: string;
  name: string;
  slug: string;
  requestedAt: Date;
  closesAt: Date;
  erasedAt: Date | null;
  state: ClosingState;
};

/** Organisations that are being closed, and those deleted of late. Staff see them and change nothing about them. */
export async function listClosings(organizationId?: string): Promise<StaffClosing[]> {
  const since = new Date(now().getTime() - SHOWN_DAYS * 24 * 60 * 60 * 1_000);
  const rows = await withPlatform("list closings for staff", (transaction) =>
    transaction.organizationClosing.findMany({
      where: { organizationId, keptAt: null, OR: [{ erasedAt: null }, { erasedAt: { gt: since } }] },
      select: {
        organizationId: true,
        requestedAt: true,
        closesAt: true,
        erasingAt: true,
        erasedAt: true,
        organization: {
          select: {
            name: true,
            slug: true,
            _count: { select: { legalHolds: { where: { liftedAt: null } } } },
          },
        },
      },
      orderBy: { closesAt: "asc" },
      take: MOST_SHOWN,
    }),
  );
  return rows.map(({ organization: { name, slug, _count }, erasingAt, ...row }) => ({
    ...row,
    name,
    slug,
    state: stateOf({ ...row, erasingAt, isHeld: _count.legalHolds > 0 }),
  }));
}

function stateOf(row: { erasingAt: Date | null; erasedAt: Date | null; isHeld: boolean }): ClosingState {
  if (row.erasedAt) return "deleted";
  if (row.erasingAt) return "deleting";
  return row.isHeld ? "held" : "waiting";
}
