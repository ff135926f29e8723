import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { RoutingWorld } from "./route-notice";
import { settingsOf, windowOf } from "./rows";
import { DEFAULT_ROUTING_SETTINGS } from "./settings";

/** What mutes the alerts of an organisation. */
export type Mutes = Pick<RoutingWorld, "settings" | "windows">;

/** The windows that mute at some instant of a period, of several organisations; through either door. */
export async function loadMutes(
  transaction: Transaction,
  organizationIds: readonly string[],
  { since, until }: { since: Date; until: Date },
): Promise<Map<string, Mutes>> {
  const where = { organizationId: { in: [...organizationIds] } };
  const settings = await transaction.routingSettings.findMany({ where });
  const windows = await transaction.muteWindow.findMany({
    where: { ...where, startsAt: { lte: until }, endsAt: { gt: since } },
    orderBy: { id: "asc" },
  });
  return new Map(
    organizationIds.map((id) => {
      const chosen = settings.find(({ organizationId }) => organizationId === id);
      return [
        id,
        {
          settings: chosen ? settingsOf(chosen) : DEFAULT_ROUTING_SETTINGS,
          windows: windows.filter(({ organizationId }) => organizationId === id).map(windowOf),
        },
      ];
    }),
  );
}
