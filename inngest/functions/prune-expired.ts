import { pruneSessions, pruneTokens } from "@/lib/accounts/prune";
import { prunePasskeyChallenges } from "@/lib/accounts/passkeys/challenges";
import { prunePendingSignIns } from "@/lib/accounts/pending-sign-ins";
import { pruneThrottles } from "@/lib/accounts/sign-in-throttle";
import { pruneIdempotencyKeys } from "@/lib/api/idempotency";
import { pruneAnswers, pruneDeliveries } from "@/lib/deliveries/prune";
import { pruneAlerting } from "@/lib/alerts/prune";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { pruneExports } from "@/lib/evidence-exports/prune";
import { pruneReports } from "@/lib/soc2-report/prune";
import { pruneMissedSearches } from "@/lib/help/missed-searches";
import { pruneMail } from "@/lib/mail/prune";
import { pruneAccumulators } from "@/lib/otlp/prune";
import { pruneNotifications } from "@/lib/notifications/prune";
import { pruneRouting } from "@/lib/routing/prune";
import { pruneSsoAttempts } from "@/lib/single-sign-on/attempts";
import { pruneUploads } from "@/lib/support/attachments/prune";
import { pruneInboundMails } from "@/lib/support/mail/ledger";
import { pruneRateLimits } from "@/lib/rate-limit/consume";

/** Every day: away with what no longer counts. Whole days of records leave as partitions instead. */
export const pruneExpiredDaily = inngest.createFunction(
  { id: "prune-expired", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ step }) => ({
    rateLimits: await step.run("prune-rate-limits", pruneRateLimits),
    signIns: await step.run("prune-sign-ins", pruneThrottles),
    pendingSignIns: await step.run("prune-pending-sign-ins", prunePendingSignIns),
    ssoAttempts: await step.run("prune-sso-attempts", pruneSsoAttempts),
    passkeyChallenges: await step.run("prune-passkey-challenges", prunePasskeyChallenges),
    sessions: await step.run("prune-sessions", pruneSessions),
    tokens: await step.run("prune-tokens", pruneTokens),
    idempotencyKeys: await step.run("prune-idempotency-keys", pruneIdempotencyKeys),
    metricAccumulators: await step.run("prune-metric-accumulators", pruneAccumulators),
    evidenceExports: await step.run("prune-evidence-exports", pruneExports),
    supportUploads: await step.run("prune-support-uploads", pruneUploads),
    supportMails: await step.run("prune-support-mails", pruneInboundMails),
    soc2Reports: await step.run("prune-soc2-reports", pruneReports),
    mails: await step.run("prune-mails", pruneMail),
    missedSearches: await step.run("prune-missed-searches", pruneMissedSearches),
    deliveries: await step.run("prune-deliveries", pruneDeliveries),
    answers: await step.run("prune-answers", pruneAnswers),
    routing: await step.run("prune-routing", pruneRouting),
    notifications: await step.run("prune-notifications", pruneNotifications),
    alerting: await step.run("prune-alerting", pruneAlerting),
  }),
);
