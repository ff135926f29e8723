import type { InngestFunction } from "inngest";
import { advanceClosings } from "./functions/advance-closings";
import { advanceEscalation } from "./functions/advance-escalation";
import { advanceTrialsInTime } from "./functions/advance-trials";
import { applyStripeEventOnReceived } from "./functions/apply-stripe-event";
import { archiveRecordsDaily } from "./functions/archive-records";
import { backUpDatabase } from "./functions/back-up-database";
import { collectMetrics } from "./functions/collect-metrics";
import { correlateAlertsIntoIncidents } from "./functions/correlate-alerts";
import { deliverMailOnQueued } from "./functions/deliver-mail";
import { deliverNotifications } from "./functions/deliver-notifications";
import { eraseOrganization } from "./functions/erase-organization";
import { exportEvidence } from "./functions/export-evidence";
import { exportOrganizationData } from "./functions/export-organization-data";
import { flushNotificationGroups } from "./functions/flush-notification-groups";
import { evaluateAlerts } from "./functions/evaluate-alerts";
import { makeSoc2Report } from "./functions/make-soc2-report";
import { maintainPartitions } from "./functions/maintain-partitions";
import { pruneExpiredDaily } from "./functions/prune-expired";
import { publishCheckpoints } from "./functions/publish-checkpoints";
import { pushTokenUsageOnRecorded } from "./functions/push-token-usage";
import { recheckCustomDomainsInTime } from "./functions/recheck-custom-domains";
import { recheckDomainsDaily } from "./functions/recheck-domains";
import { reconcileBillingDaily } from "./functions/reconcile-billing";
import { refreshAlertBaselines } from "./functions/refresh-alert-baselines";
import { remindOfOnboardingHourly } from "./functions/remind-of-onboarding";
import { reportOperationsDaily } from "./functions/report-operations";
import { restoreArchiveOnRequest } from "./functions/restore-archive";
import { rollUpMetricsHourly } from "./functions/roll-up-metrics";
import { runComplianceChecksDaily } from "./functions/run-compliance-checks";
import { scheduleSoc2Reports } from "./functions/schedule-soc2-reports";
import { sweepEscalations } from "./functions/sweep-escalations";
import { routeAlertNoticesOnRaised } from "./functions/route-alert-notices";
import { tellOfExpiringApiKeysDaily } from "./functions/tell-of-expiring-api-keys";
import { tellOfLimitsHourly } from "./functions/tell-of-limits";
import { tellOfShiftsInTime } from "./functions/tell-of-shifts";
import { assignSupportTicketsOnOpened } from "./functions/assign-support-tickets";
import { sendSupportReplyOnWritten } from "./functions/send-support-reply";
import { takeEvidenceSnapshots } from "./functions/take-evidence-snapshots";
import { sweepMail } from "./functions/sweep-mail";
import { sweepStripeEvents } from "./functions/sweep-stripe-events";
import { watchSupportTickets } from "./functions/watch-support-tickets";

/** Every durable function of the product, as served at /api/inngest. */
export const functions: InngestFunction.Any[] = [
  advanceClosings,
  advanceEscalation,
  advanceTrialsInTime,
  applyStripeEventOnReceived,
  archiveRecordsDaily,
  backUpDatabase,
  collectMetrics,
  correlateAlertsIntoIncidents,
  deliverMailOnQueued,
  deliverNotifications,
  eraseOrganization,
  exportEvidence,
  exportOrganizationData,
  flushNotificationGroups,
  evaluateAlerts,
  maintainPartitions,
  makeSoc2Report,
  pruneExpiredDaily,
  publishCheckpoints,
  pushTokenUsageOnRecorded,
  recheckCustomDomainsInTime,
  recheckDomainsDaily,
  reconcileBillingDaily,
  refreshAlertBaselines,
  remindOfOnboardingHourly,
  reportOperationsDaily,
  restoreArchiveOnRequest,
  rollUpMetricsHourly,
  runComplianceChecksDaily,
  scheduleSoc2Reports,
  sweepEscalations,
  routeAlertNoticesOnRaised,
  assignSupportTicketsOnOpened,
  sendSupportReplyOnWritten,
  sweepMail,
  sweepStripeEvents,
  takeEvidenceSnapshots,
  tellOfExpiringApiKeysDaily,
  tellOfLimitsHourly,
  tellOfShiftsInTime,
  watchSupportTickets,
];
