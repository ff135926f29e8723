import { eventType } from "inngest";
import { z } from "zod";

/**
 * Every event of the product: `domain/noun.verbed`, ids and window bounds only. Each is a trigger of
 * functions and, by `create(data, { id })`, an event to send; a deterministic id makes sending twice
 * the same as sending once.
 */
const slot = z.object({ slotAt: z.iso.datetime() });

/** Collect the metrics of the window that ends at `tickAt`. */
export const collectionTickRequested = eventType("collection/tick.requested", {
  schema: z.object({ tickAt: z.iso.datetime() }),
});

/** Roll up and look after partitions. */
export const hourlyMaintenanceRequested = eventType("maintenance/hourly.requested", { schema: slot });

/** Retention and whatever else is due once a day. */
export const dailyMaintenanceRequested = eventType("maintenance/daily.requested", { schema: slot });

/** Take the evidence of the UTC day that ended at `endedAt`. */
export const evidenceDayEnded = eventType("evidence/day.ended", {
  schema: z.object({ endedAt: z.iso.datetime() }),
});

/** Make a bundle of evidence that somebody asked for. */
export const evidenceExportRequested = eventType("evidence/export.requested", {
  schema: z.object({ organizationId: z.uuid(), exportId: z.uuid() }),
});

/** Gather all data of an organisation that somebody asked for. */
export const dataExportRequested = eventType("organizations/data-export.requested", {
  schema: z.object({ organizationId: z.uuid(), exportId: z.uuid() }),
});

/** Take a backup of the database that staff asked for. */
export const backupRequested = eventType("backup/run.requested", { schema: slot });

/** Make an archive readable again that somebody asked for. */
export const archiveRestorationRequested = eventType("retention/restoration.requested", {
  schema: z.object({ organizationId: z.uuid(), restorationId: z.uuid() }),
});

/** Make a SOC 2 report that somebody asked for, or that the month's end asks for. */
export const soc2ReportRequested = eventType("evidence/soc2-report.requested", {
  schema: z.object({ organizationId: z.uuid(), reportId: z.uuid() }),
});

/** Deliver one mail that is written and committed. */
export const mailMessageQueued = eventType("mail/message.queued", {
  schema: z.object({ messageId: z.uuid() }),
});

/** Deliver what is due in the outbox of notifications. */
export const deliveriesQueued = eventType("notifications/deliveries.queued", { schema: z.object({}) });

/** Follow one escalation that has set out. */
export const escalationStarted = eventType("escalations/run.started", {
  schema: z.object({ runId: z.uuid() }),
});

/** Decide who is told of the notices of alerts that are now committed. */
export const alertNoticesRaised = eventType("alerts/notices.raised", { schema: z.object({}) });

/** Tell at `dueAt` what waits until then: for its group, for quiet hours or for the hourly limit. */
export const heldNoticesDue = eventType("alerts/held-notices.due", {
  schema: z.object({ dueAt: z.iso.datetime() }),
});

/** Judge every policy at the slot that has just been collected. */
export const alertTickRequested = eventType("alerts/tick.requested", { schema: slot });

/** Apply one event of Stripe that is in the ledger. */
export const stripeEventReceived = eventType("billing/stripe-event.received", {
  schema: z.object({ eventId: z.string() }),
});

/** Push what tokens cost to the meter of Stripe. */
export const tokenUsageRecorded = eventType("billing/token-usage.recorded", { schema: z.object({}) });

/** The closing of an organisation was asked for or taken back. */
export const organizationClosingChanged = eventType("organizations/closing.changed", {
  schema: z.object({ organizationId: z.uuid() }),
});

/** Delete an organisation whose days of grace are over. */
export const organizationErasureDue = eventType("organizations/erasure.due", {
  schema: z.object({ organizationId: z.uuid(), closingId: z.uuid() }),
});

/** Give new support tickets to whoever is next in turn. */
export const supportTicketOpened = eventType("support/ticket.opened", { schema: z.object({}) });

/** Send a reply of the support once it can no longer be taken back. */
export const supportReplyWritten = eventType("support/reply.written", {
  schema: z.object({ organizationId: z.uuid(), messageId: z.uuid(), sendAfter: z.iso.datetime() }),
});
