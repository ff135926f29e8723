import "server-only";
import { formatDay } from "@/lib/core/format/date-time";
import { ROLES } from "@/lib/core/roles";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { closingStage, type ClosingStage } from "./grace";

/**
 * Tells the members of each organisation that will be deleted within a week, and again on the last day. What was told
 * is noted in the transaction that tells it: done again after a kill it tells nobody twice.
 * @returns how many organisations were reminded
 */
export async function remindOfClosings(now: Date): Promise<number> {
  const open = await withPlatform("find organisations that are being closed", (transaction) =>
    transaction.organizationClosing.findMany({
      where: { keptAt: null, erasingAt: null, organization: { deletedAt: null } },
      select: {
        id: true,
        organizationId: true,
        closesAt: true,
        toldStage: true,
        organization: { select: { timeZone: true } },
      },
    }),
  );
  let reminded = 0;
  for (const { organization, ...closing } of open) {
    const stage = closingStage(closing.closesAt, now);
    if (stage === null || stage === closing.toldStage) continue;
    if (await remind(closing, stage, organization.timeZone)) reminded += 1;
  }
  return reminded;
}

async function remind(
  { id, organizationId, closesAt }: { id: string; organizationId: string; closesAt: Date },
  stage: ClosingStage,
  timeZone: string,
): Promise<boolean> {
  const mails = await withPlatform("remind of a closing", async (transaction) => {
    const { count } = await transaction.organizationClosing.updateMany({
      where: {
        organizationId,
        id,
        keptAt: null,
        OR: [{ toldStage: null }, { toldStage: { not: stage } }],
      },
      data: { toldStage: stage },
    });
    if (count === 0) return null;
    return notify(transaction, {
      type: "organization.closing_soon",
      organizationId,
      data: { closesOn: formatDay(closesAt, timeZone), isTomorrow: stage === "last_day" },
      key: `${id}:${stage}`,
      to: { roles: ROLES },
    });
  });
  if (mails === null) return false;
  await announceMails(mails);
  return true;
}
