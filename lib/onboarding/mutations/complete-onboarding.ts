import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { formatDay } from "@/lib/core/format/date-time";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail } from "@/lib/mail/enqueue";
import { onboardingContext, toOnboarding } from "../queries";
import { recordOnboardingEvent } from "../record-event";
import type { CompleteInput } from "../schema";

/**
 * The last step: the set-up is done. Done twice it is done once, and one mail says so.
 * @returns the slug of the organisation
 */
export async function completeOnboarding(
  session: ActiveSession,
  { plan }: CompleteInput,
  origin: RequestOrigin,
): Promise<string> {
  const { user } = session;
  const row = await withPlatform("find what to complete", (transaction) =>
    transaction.onboarding.findFirst({
      // Also the one that a first click has just completed.
      where: {
        userId: user.id,
        organizationId: { not: null },
        OR: [{ closedAt: null }, { completedAt: { not: null } }],
      },
      orderBy: { startedAt: "desc" },
    }),
  );
  if (row === null) throw notFound("set-up");
  const onboarding = toOnboarding(row);
  const context = await onboardingContext(session, onboarding, origin);
  const mail = await withPlatform("complete an onboarding", async (transaction) => {
    const now = readClock();
    const { count } = await transaction.onboarding.updateMany({
      where: { id: onboarding.id, completedAt: null },
      data: { completedAt: now, closedAt: now, lastActiveAt: now, chosenPlan: plan, reached: 4 },
    });
    if (count === 0) return null;
    const { name, trialEndsAt } = await transaction.organization.findUniqueOrThrow({
      where: { id: context.organizationId },
      select: { name: true, trialEndsAt: true },
    });
    await recordOnboardingEvent(transaction, onboarding, "plan", "complete");
    const queued = await enqueueMail(transaction, {
      to: user.email,
      template: "onboarding-completed",
      props: {
        name: user.name,
        organizationName: name,
        trialEndsOn: formatDay(trialEndsAt, user.timeZone),
        url: new URL(`/${context.organizationSlug}/dashboard`, env.APP_URL).href,
      },
      organizationId: context.organizationId,
      idempotencyKey: `onboarding:${onboarding.id}:completed`,
    });
    await recordAudit(transaction, context, {
      action: "organization.complete_onboarding",
      resource: { kind: "organization", id: context.organizationId, name },
      after: { plan },
    });
    return queued;
  });
  await announceMail(mail);
  return context.organizationSlug;
}
