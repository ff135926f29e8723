import "server-only";
import { randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { tokenHash } from "@/lib/crypto/keyed-hash";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { calendarOf } from "./calendar";
import { loadSchedules } from "./load-schedules";
import { shiftsOf } from "./overview";

const DAY_MS = 24 * 60 * 60_000;
const BEHIND_DAYS = 14;
const AHEAD_DAYS = 90;

export type Feed = { createdAt: Date; lastReadAt: Date | null };

/** Whether the reader has a calendar address, which itself is shown only when it is made. */
export async function findFeed(context: OrganizationContext): Promise<Feed | null> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  const userId = readerOf(context);
  return withOrganization(context, (transaction) =>
    transaction.onCallFeed.findFirst({
      where: { organizationId, userId },
      select: { createdAt: true, lastReadAt: true },
    }),
  );
}

/** Makes a calendar address; one that was there stops working. */
export async function createFeed(context: OrganizationContext): Promise<{ url: string }> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  const userId = readerOf(context);
  const token = randomBytes(32).toString("base64url");
  const data = { tokenHash: Uint8Array.from(tokenHash(token)), createdAt: now(), lastReadAt: null };
  await withOrganization(context, async (transaction) => {
    await transaction.onCallFeed.upsert({
      where: { organizationId_userId: { organizationId, userId } },
      create: { organizationId, userId, ...data },
      update: data,
    });
    await recordAudit(transaction, context, {
      action: "on-call-feeds.create",
      resource: { kind: "user", id: userId },
    });
  });
  return { url: new URL(`/api/on-call/calendars/${token}`, env.APP_URL).href };
}

/** Ends the calendar address: programmes that read it are refused. */
export async function revokeFeed(context: OrganizationContext): Promise<void> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  const userId = readerOf(context);
  await withOrganization(context, async (transaction) => {
    const { count } = await transaction.onCallFeed.deleteMany({ where: { organizationId, userId } });
    if (count === 0) return;
    await recordAudit(transaction, context, {
      action: "on-call-feeds.revoke",
      resource: { kind: "user", id: userId },
    });
  });
}

/** The shifts of whoever the token belongs to, as a calendar; null where it belongs to nobody. */
export async function readFeed(token: string): Promise<string | null> {
  const at = now();
  return withPlatform("read a calendar of shifts", async (transaction) => {
    const [feed] = await transaction.onCallFeed.updateManyAndReturn({
      where: { tokenHash: Uint8Array.from(tokenHash(token)) },
      data: { lastReadAt: at },
      select: { organizationId: true, userId: true },
    });
    if (feed === undefined) return null;
    const { organizationId, userId } = feed;
    const organization = await transaction.organization.findFirst({
      where: { id: organizationId, deletedAt: null },
      select: { name: true, slug: true },
    });
    if (organization === null) return null;
    const from = new Date(at.getTime() - BEHIND_DAYS * DAY_MS);
    const schedules = await loadSchedules(transaction, { organizationId }, from);
    const shifts = shiftsOf(schedules, userId, from, new Date(at.getTime() + AHEAD_DAYS * DAY_MS));
    const url = new URL(`/${organization.slug}/on-call`, env.APP_URL).href;
    return calendarOf({ name: `On call · ${organization.name}`, url, shifts, at });
  });
}

function readerOf({ actor }: OrganizationContext): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("FORBIDDEN", "Only members have a calendar.");
}
