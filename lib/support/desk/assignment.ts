import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceOpenedTicket } from "../tickets/announce-opened";
import { requireAgent, requireLead, type Desk } from "./access";

/** Since when new tickets are given to people in turn; null while they are not. */
export async function readAssignsSince(): Promise<Date | null> {
  const settings = await withPlatform("read how tickets are assigned", (transaction) =>
    transaction.supportDeskSettings.findFirst({ select: { assignsSince: true } }),
  );
  return settings?.assignsSince ?? null;
}

/** Switches automatic assignment on, for tickets that are opened from now on, or off. */
export async function setAutomaticAssignment(desk: Desk, { isOn }: { isOn: boolean }): Promise<void> {
  requireLead(desk);
  await withPlatform("change how tickets are assigned", async (transaction) => {
    const before = await transaction.supportDeskSettings.findFirst({ select: { assignsSince: true } });
    const wasOn = before !== null && before.assignsSince !== null;
    if (wasOn === isOn) return;
    const assignsSince = isOn ? now() : null;
    await transaction.supportDeskSettings.upsert({
      where: { id: 1 },
      create: { assignsSince },
      update: { assignsSince },
    });
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.set_assignment",
      resource: { kind: "support_desk", id: "1" },
      before: { is_on: wasOn },
      after: { is_on: isOn },
    });
  });
}

/** Says that somebody is away, or there again. Everybody says it of themselves, leads of everybody. */
export async function setAvailability(
  desk: Desk,
  { staffUserId, isAway }: { staffUserId: string; isAway: boolean },
): Promise<void> {
  requireAgent(desk);
  if (staffUserId !== desk.actor.userId) requireLead(desk);
  await withPlatform("change who of the support is away", async (transaction) => {
    const before = await transaction.supportAgent.findUnique({
      where: { staffUserId },
      select: { awaySince: true },
    });
    if (before === null) throw notFound("member of the support");
    if ((before.awaySince !== null) === isAway) return;
    const awaySince = isAway ? now() : null;
    await transaction.supportAgent.update({ where: { staffUserId }, data: { awaySince } });
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.set_availability",
      resource: { kind: "user", id: staffUserId },
      before: { is_away: !isAway },
      after: { is_away: isAway },
    });
  });
  // What waited for somebody does so no longer.
  if (!isAway) await announceOpenedTicket();
}
