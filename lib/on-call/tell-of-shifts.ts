import "server-only";
import { formatMinute } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { loadSchedules, type LoadedSchedule } from "./load-schedules";
import { shiftNotices, type ShiftNotice } from "./shift-notices";

const BATCH_SCHEDULES = 100;
const HOUR_MS = 60 * 60_000;

/** Tells of the shifts of every organisation that come, begin or have ended by `at`. Returns the schedules looked at. */
export async function tellOfShifts(at: Date): Promise<number> {
  let looked = 0;
  while (true) {
    const { count, mails } = await tellOfBatch(at);
    await announceMails(mails);
    looked += count;
    if (count < BATCH_SCHEDULES) return looked;
  }
}

async function tellOfBatch(at: Date): Promise<{ count: number; mails: QueuedMail[] }> {
  return withPlatform("tell of shifts", async (transaction) => {
    const claimed = await transaction.$queryRaw<{ id: string }[]>`
      SELECT schedules.id FROM on_call_schedules AS schedules
        JOIN organizations ON organizations.id = schedules.organization_id AND organizations.deleted_at IS NULL
             AND organizations.closes_at IS NULL
       WHERE next_notice_at <= ${at}::timestamptz
       ORDER BY next_notice_at, schedules.id LIMIT ${BATCH_SCHEDULES}
         FOR UPDATE OF schedules SKIP LOCKED`;
    if (claimed.length === 0) return { count: 0, mails: [] };
    const ids = claimed.map(({ id }) => id);
    const schedules = await loadSchedules(transaction, { id: { in: ids } }, new Date(at.getTime() - HOUR_MS));
    const mails: QueuedMail[] = [];
    const nextAts: Date[] = [];
    for (const schedule of schedules) {
      const { due, nextAt } = shiftNotices(schedule.rules, at);
      nextAts.push(nextAt);
      for (const notice of due) mails.push(...(await tell(transaction, schedule, notice)));
    }
    await transaction.$executeRaw`
      UPDATE on_call_schedules AS schedules SET next_notice_at = given.next_at
        FROM unnest(${schedules.map(({ id }) => id)}::uuid[], ${nextAts}::timestamptz[]) AS given (id, next_at)
       WHERE schedules.id = given.id`;
    return { count: claimed.length, mails };
  });
}

async function tell(
  transaction: Transaction,
  { organizationId, id, name, rules }: LoadedSchedule,
  { kind, userId, shift, next }: ShiftNotice,
): Promise<QueuedMail[]> {
  const shown = (at: Date) => formatMinute(at, rules.timeZone);
  const told = {
    organizationId,
    key: `${id}:${shift.from.toISOString()}`,
    to: { userId },
  };
  const facts = { schedule: name, path: `/on-call/schedules/${id}` };
  switch (kind) {
    case "soon":
      return notify(transaction, {
        ...told,
        type: "on_call.shift_soon",
        data: { ...facts, from: shown(shift.from), until: shown(shift.to) },
      });
    case "started":
      return notify(transaction, {
        ...told,
        type: "on_call.shift_started",
        data: { ...facts, until: shown(shift.to), next: await nameOf(transaction, next) },
      });
    case "ended":
      return notify(transaction, {
        ...told,
        type: "on_call.shift_ended",
        data: { ...facts, now: await nameOf(transaction, shift.userId) },
      });
  }
}

async function nameOf(transaction: Transaction, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await transaction.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? null;
}
