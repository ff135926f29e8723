import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { ChannelKind, ChannelState } from "./kinds";
import type { ChannelDetail, ChannelSummary } from "./types";

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

/** A page of the same, in the order in which they were made: for the API. */
export async function listChannelPage(
  context: OrganizationContext,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<ListPage<ChannelSummary, string>> {
  requirePermission(context, "channels.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.notificationChannel.findMany({
      where: { deletedAt: null, ...(after !== undefined && { id: { gt: after } }) },
      select: SUMMARY,
      orderBy: { id: "asc" },
      take: limit + 1,
    }),
  );
  return toPage(rows.map(toSummary), limit, ({ id }) => id);
}

/** One channel. Throws NOT_FOUND. */
export async function getChannel(context: OrganizationContext, id: string): Promise<ChannelDetail> {
  requirePermission(context, "channels.read");
  if (!isId(id)) throw notFound("channel");
  const row = await withOrganization(context, (transaction) =>
    transaction.notificationChannel.findFirst({ where: { id, deletedAt: null }, select: SUMMARY }),
  );
  if (row === null) throw notFound("channel");
  return { ...toSummary(row), config: shownConfig(row.settings) };
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

/** As a form shows it: lists one entry a line. */
function shownConfig(settings: Prisma.JsonValue): Record<string, string> {
  const { target: _target, ...shown } = settings as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join("\n") : String(value),
    ]),
  );
}
