import "server-only";
import { formatDay } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { applyPlan } from "./apply-plan";
import { toPlanKey } from "./plans";
import { trialDaysLeft } from "./subscription";
import { trialStage, type TrialStage } from "./trial-stage";

const AUDIENCE = { roles: ["owner", "billing"] } as const;

type Trial = { id: string; plan: string; timeZone: string; trialEndsAt: Date; trialStage: string | null };

/**
 * Tells the owners of each trial that has reached its next stage, and ends those that are over. A trial is a
 * transaction of its own that also notes the stage: done again after a kill it tells nobody twice.
 * @returns how many trials have moved on
 */
export async function advanceTrials(now: Date): Promise<number> {
  let advanced = 0;
  for (const trial of await listTrials()) {
    const stage = trialStage(trial.trialEndsAt, now);
    if (stage === trial.trialStage) continue;
    const mails = await withPlatform("tell of a trial", (transaction) => advance(transaction, trial, now));
    await announceMails(mails);
    advanced += 1;
  }
  return advanced;
}

async function listTrials(): Promise<Trial[]> {
  return withPlatform("find trials", (transaction) =>
    transaction.organization.findMany({
      where: { subscriptionStatus: "trialing", deletedAt: null, closesAt: null },
      select: { id: true, plan: true, timeZone: true, trialEndsAt: true, trialStage: true },
      orderBy: { trialEndsAt: "asc" },
    }),
  );
}

async function advance(transaction: Transaction, trial: Trial, now: Date): Promise<QueuedMail[]> {
  const { id, trialEndsAt } = trial;
  const stage = trialStage(trialEndsAt, now);
  // The plan may have changed since it was listed, and another worker may have been faster.
  const { count } = await transaction.organization.updateMany({
    where: {
      id,
      subscriptionStatus: "trialing",
      trialEndsAt,
      OR: [{ trialStage: null }, { trialStage: { not: stage } }],
    },
    data: { trialStage: stage },
  });
  if (count === 0) return [];
  if (stage === "expired")
    await applyPlan(transaction, { organizationId: id, plan: toPlanKey(trial.plan), status: "expired" });
  return tell(transaction, trial, stage, now);
}

async function tell(
  transaction: Transaction,
  { id: organizationId, trialEndsAt, timeZone }: Trial,
  stage: TrialStage,
  now: Date,
): Promise<QueuedMail[]> {
  const key = `${organizationId}:${stage}:${trialEndsAt.toISOString()}`;
  const endsOn = formatDay(trialEndsAt, timeZone);
  const notice = { organizationId, key, to: AUDIENCE };
  switch (stage) {
    case "started":
      return notify(transaction, { ...notice, type: "trial.started", data: { endsOn } });
    case "expired":
      return notify(transaction, { ...notice, type: "trial.expired", data: {} });
    case "week_left":
    case "days_left":
    case "last_day": {
      const daysLeft = trialDaysLeft({ status: "trialing", trialEndsAt }, now) ?? 0;
      return notify(transaction, { ...notice, type: "trial.ending", data: { daysLeft, endsOn } });
    }
  }
}
