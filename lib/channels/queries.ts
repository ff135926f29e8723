import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { ChannelKind, ChannelState } from "./kinds";
import type { ChannelReference, ChannelSummary } from "./types";

const REFERENCE = { id: true, key: true, kind: true, name: true, state: true } as const;

const SUMMARY = {
  ...REFERENCE,
  settings: true,
  pausedAt: true,
  pauseReason: true,
  consecutiveFailures: true,
  lastDeliveredAt: true,
  lastFailedAt: true,
  lastError: true,
  createdAt: true,
  updatedAt: true,
} as const;

type SummaryRow = Prisma.NotificationChannelGetPayload<{ select: typeof SUMMARY }>;

/** Every channel of the organisation, by name. There are few: they are not paged. */
export async function listChannels(context: OrganizationContext): Promise<ChannelSummary[]> {
  requirePermission(context, "channels.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.notificationChannel.findMany({
      where: { deletedAt: null },
      select: SUMMARY,
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(toSummary);
}

/** One channel. Throws NOT_FOUND. */
export async function getChannel(context: OrganizationContext, id: string): Promise<ChannelSummary> {
  requirePermission(context, "channels.read");
  if (!isId(id)) throw notFound("channel");
  const row = await withOrganization(context, (transaction) =>
    transaction.notificationChannel.findFirst({ where: { id, deletedAt: null }, select: SUMMARY }),
  );
  if (row === null) throw notFound("channel");
  return toSummary(row);
}

/** The channels that policies and groups mean by these keys, through either door. Keys of none are left out. */
export async function findChannelsByKeys(
  transaction: Transaction,
  organizationId: string,
  keys: readonly string[],
): Promise<ChannelReference[]> {
  if (keys.length === 0) return [];
  const rows = await transaction.notificationChannel.findMany({
    where: { organizationId, key: { in: [...keys] }, deletedAt: null },
    select: REFERENCE,
  });
  return rows.map(toReference);
}

// The database holds what the product wrote: kinds and states are checked on their way in.
function toReference<Row extends { kind: string; state: string }>(row: Row) {
  return { ...row, kind: row.kind as ChannelKind, state: row.state as ChannelState };
}

function toSummary({ settings, ...row }: SummaryRow): ChannelSummary {
  return { ...toReference(row), target: targetOf(settings) };
}

function targetOf(settings: Prisma.JsonValue): string {
  const target =
    typeof settings === "object" && settings !== null && "target" in settings ? settings.target : "";
  return typeof target === "string" ? target : "";
}
