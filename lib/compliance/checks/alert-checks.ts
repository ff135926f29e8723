import { z } from "zod";
import { factsCheck, fail, notApplicable, notAssessed, pass, populationCheck } from "./define-check";
import type { AutomaticCheck } from "./types";

/** A channel that failed so often in a row is about to be paused. */
const FAILURES = 3;

export const ALERT_CHECKS: readonly AutomaticCheck[] = [
  populationCheck({
    id: "policies-have-recipients",
    version: 1,
    title: "Every policy tells somebody",
    description: "Each enabled alert policy names at least one recipient.",
    remedy: "Name recipients in the policies listed here.",
    path: "/alerts/policies",
    rowKind: "alert_policy",
    noun: ["enabled policy", "enabled policies"],
    fault: "without recipients",
    whenNone: notAssessed("No alert policy is enabled."),
    subjects: `  SELECT policy.id::text AS id, cardinality(policy.notification_channels) = 0 AS fails
    FROM alert_policies policy WHERE policy.organization_id = asked.organization_id
      AND policy.enabled AND policy.deleted_at IS NULL`,
  }),
  populationCheck({
    id: "escalation-covered",
    version: 1,
    title: "Critical alerts escalate",
    description:
      "Each enabled policy of severity critical goes to an escalation policy or to whoever is on call.",
    remedy: "Send the policies named here to an escalation policy or an on-call schedule.",
    path: "/alerts/policies",
    rowKind: "alert_policy",
    noun: ["critical policy", "critical policies"],
    fault: "without escalation",
    whenNone: notApplicable("No enabled policy is of severity critical."),
    subjects: `  SELECT policy.id::text AS id, NOT EXISTS (SELECT FROM unnest(policy.notification_channels) AS entry
      WHERE entry LIKE 'on-call:%' OR EXISTS (SELECT FROM escalation_policies escalation
        WHERE escalation.organization_id = policy.organization_id AND entry = 'escalation:' || escalation.key)) AS fails
    FROM alert_policies policy WHERE policy.organization_id = asked.organization_id
      AND policy.enabled AND policy.deleted_at IS NULL AND policy.severity = 'critical'`,
  }),
  populationCheck({
    id: "on-call-covered",
    version: 1,
    title: "On-call schedules have people",
    description: "Each schedule has a rotation of at least two people, so that one can be away.",
    remedy: "Add a second person to the schedules named here.",
    path: "/on-call",
    rowKind: "on_call_schedule",
    noun: ["schedule", "schedules"],
    fault: "with fewer than two people",
    whenNone: notApplicable("There is no on-call schedule."),
    subjects: `  SELECT schedule.id::text AS id, (SELECT count(DISTINCT participant.user_id) FROM on_call_layers layer
      JOIN on_call_participants participant
        ON participant.organization_id = layer.organization_id AND participant.layer_id = layer.id
      WHERE layer.organization_id = schedule.organization_id AND layer.schedule_id = schedule.id) < 2 AS fails
    FROM on_call_schedules schedule WHERE schedule.organization_id = asked.organization_id`,
  }),
  populationCheck({
    id: "channels-healthy",
    version: 1,
    title: "Channels work",
    description: `No channel is paused or has given up ${FAILURES} deliveries in a row.`,
    remedy: "Mend the channels named here and resume them.",
    path: "/settings/channels",
    rowKind: "channel",
    noun: ["channel", "channels"],
    fault: "paused or failing",
    whenNone: notApplicable("Only the built-in mail is used."),
    subjects: `  SELECT channel.id::text AS id, channel.state = 'paused' OR channel.consecutive_failures >= ${FAILURES} AS fails
    FROM notification_channels channel WHERE channel.organization_id = asked.organization_id AND channel.deleted_at IS NULL`,
  }),
  populationCheck({
    id: "channels-tested",
    version: 1,
    title: "Channels have delivered",
    description: "Each channel has delivered a notification or a test within 90 days.",
    remedy: "Send a test through the channels named here.",
    path: "/settings/channels",
    rowKind: "channel",
    noun: ["channel", "channels"],
    fault: "that delivered nothing in 90 days",
    whenNone: notApplicable("Only the built-in mail is used."),
    subjects: `  SELECT channel.id::text AS id,
      coalesce(channel.last_delivered_at < moment.at - interval '90 days', true) AS fails
    FROM notification_channels channel WHERE channel.organization_id = asked.organization_id AND channel.deleted_at IS NULL`,
  }),
  factsCheck({
    id: "deliveries-arrive",
    version: 1,
    title: "Notifications arrive",
    description: "At most one of a hundred notifications of the last 30 days was given up.",
    remedy: "Look at the log of deliveries for those that were given up.",
    path: "/alerts/deliveries?state=failed",
    rowKind: "delivery",
    found: `  SELECT count(*)::int AS finished, (count(*) FILTER (WHERE delivery.state = 'failed'))::int AS failed
  FROM notification_deliveries delivery WHERE delivery.organization_id = asked.organization_id
    AND delivery.state IN ('delivered', 'failed') AND delivery.finished_at > moment.at - interval '30 days'`,
    facts: z.strictObject({ finished: z.int(), failed: z.int() }),
    judge: ({ finished, failed }) => {
      if (finished === 0) return notAssessed("No notification was sent in 30 days.");
      const said = `${failed} of ${finished} were given up.`;
      return failed * 100 <= finished ? pass(said) : fail(said);
    },
  }),
  populationCheck({
    id: "critical-alerts-answered",
    version: 1,
    title: "Critical alerts are answered within an hour",
    description: "Each critical alert of the last 30 days was acknowledged or resolved within an hour.",
    remedy: "See why nobody answered the alerts named here: recipients, schedules, or too many alerts.",
    path: "/alerts/history",
    rowKind: "alert",
    noun: ["critical alert", "critical alerts"],
    fault: "not answered within an hour",
    whenNone: notApplicable("No critical alert fired in 30 days."),
    subjects: `  SELECT alert.id::text AS id, least(alert.acknowledged_at, alert.resolved_at, moment.at)
      > alert.fired_at + interval '1 hour' AS fails
    FROM alerts alert WHERE alert.organization_id = asked.organization_id AND alert.severity = 'critical'
      AND alert.fired_at > moment.at - interval '30 days' AND alert.fired_at <= moment.at`,
  }),
  populationCheck({
    id: "critical-alerts-open",
    version: 1,
    title: "No critical alert stays open",
    description: "No alert of severity high or critical has been open for more than a day.",
    remedy: "Resolve what the alerts named here are about, or correct the policy.",
    path: "/alerts",
    rowKind: "alert",
    noun: ["open grave alert", "open grave alerts"],
    fault: "open for more than a day",
    whenNone: pass("No grave alert is open."),
    subjects: `  SELECT alert.id::text AS id, alert.fired_at < moment.at - interval '24 hours' AS fails
    FROM alerts alert WHERE alert.organization_id = asked.organization_id
      AND alert.severity IN ('high', 'critical') AND alert.state <> 'resolved'`,
  }),
  populationCheck({
    id: "long-silences",
    version: 1,
    title: "Silences are short",
    description: "No silence or maintenance window in force lasts longer than a week.",
    remedy: "End the windows named here, or correct the policy that is too loud.",
    path: "/alerts/silences",
    rowKind: "mute_window",
    noun: ["window in force", "windows in force"],
    fault: "longer than a week",
    whenNone: pass("Nothing is muted."),
    subjects: `  SELECT muting.id::text AS id, muting.ends_at - muting.starts_at > interval '7 days' AND muting.recurrence IS NULL AS fails
    FROM mute_windows muting WHERE muting.organization_id = asked.organization_id
      AND muting.starts_at <= moment.at AND muting.ends_at > moment.at`,
  }),
  factsCheck({
    id: "incident-rules",
    version: 1,
    title: "Alerts become incidents",
    description: "At least one enabled rule turns grave alerts into incidents.",
    remedy: "Enable a rule of incidents.",
    path: "/incidents/rules",
    rowKind: "incident",
    found: `  SELECT count(*)::int AS rules FROM correlation_rules rule
  WHERE rule.organization_id = asked.organization_id AND rule.enabled AND rule.deleted_at IS NULL`,
    facts: z.strictObject({ rules: z.int() }),
    judge: ({ rules }) => (rules > 0 ? pass(`${rules} enabled.`) : fail("No rule is enabled.")),
  }),
];
