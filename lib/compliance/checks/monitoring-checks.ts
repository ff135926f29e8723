import { z } from "zod";
import { factsCheck, fail, notApplicable, notAssessed, pass, populationCheck } from "./define-check";
import type { AutomaticCheck, Verdict } from "./types";

const LEAST_UPTIME = 99.5;
const LEAST_DAYS = 20;
const MOST_ERRORS = 1;
const FULLEST = 90;
/** Of the slots of a day; fewer say nothing. */
const LEAST_SLOTS = 12;

type WatchCheck = Pick<AutomaticCheck, "id" | "title" | "description" | "remedy"> & { condition: string };

/** Whether an enabled policy of some kind is there. */
function watchCheck({ condition, ...words }: WatchCheck): AutomaticCheck {
  return factsCheck({
    ...words,
    version: 1,
    path: "/alerts/policies",
    rowKind: "alert_policy",
    found: `  SELECT count(*)::int AS policies, min(policy.id::text) AS first
  FROM alert_policies policy WHERE policy.organization_id = asked.organization_id
    AND policy.deleted_at IS NULL AND policy.enabled AND (${condition})`,
    rows: "first",
    facts: z.strictObject({ policies: z.int() }),
    judge: ({ policies }): Verdict =>
      policies > 0 ? pass(`${policies} enabled.`) : fail("No enabled policy does."),
  });
}

type EventCheck = Pick<AutomaticCheck, "id" | "title" | "description" | "remedy"> & {
  kinds: string;
  severities: string;
};

/** Whether the customer's own systems reported events of some kinds; silence of all of them is not a pass. */
function eventCheck({ kinds, severities, ...words }: EventCheck): AutomaticCheck {
  return factsCheck({
    ...words,
    version: 1,
    path: "/security",
    rowKind: "security_event",
    found: `  SELECT count(*)::int AS reported,
    (count(*) FILTER (WHERE event.kind IN (${kinds}) AND event.severity IN (${severities})))::int AS found,
    max(event.sequence) FILTER (WHERE event.kind IN (${kinds}) AND event.severity IN (${severities})) AS last
  FROM security_events event WHERE event.organization_id = asked.organization_id AND event.source = 'api'
    AND event.occurred_at > moment.at - interval '30 days'`,
    rows: "last",
    facts: z.strictObject({ reported: z.int(), found: z.int() }),
    judge: ({ reported, found }) => {
      if (found > 0) return fail(`${found} reported in 30 days.`);
      return reported > 0
        ? pass("Your systems report events, and none of them is of this kind.")
        : notAssessed("None of your systems has reported an event in 30 days.");
    },
  });
}

export const MONITORING_CHECKS: readonly AutomaticCheck[] = [
  watchCheck({
    id: "security-policies-enabled",
    title: "Security is watched by a policy",
    description: "At least one enabled alert policy watches security events or their counts.",
    remedy: "Enable a policy on security events.",
    condition: "policy.kind = 'event_count' OR policy.metric_type LIKE 'security\\_%'",
  }),
  watchCheck({
    id: "sign-in-failures-watched",
    title: "Failed sign-ins are watched",
    description: "At least one enabled alert policy watches failed sign-ins.",
    remedy: "Enable the policy “Failed sign-ins of one account” or one on security_sign_in_failures.",
    condition: `policy.metric_type = 'security_sign_in_failures'
      OR (policy.kind = 'event_count' AND policy.parameters -> 'kinds' ? 'authentication.failed')`,
  }),
  watchCheck({
    id: "availability-watched",
    title: "Errors or latency are watched",
    description: "At least one enabled alert policy watches error rate or latency.",
    remedy: "Enable the policy “Slow answers” or “Many failed requests”.",
    condition: "policy.metric_type IN ('error_rate', 'api_latency_ms', 'api_latency_p95_ms')",
  }),
  watchCheck({
    id: "capacity-watched",
    title: "Capacity is watched",
    description: "At least one enabled alert policy watches storage, processor or memory.",
    remedy: "Enable a policy on storage_utilization, cpu_usage or memory_usage.",
    condition:
      "policy.metric_type IN ('storage_utilization', 'storage_used_bytes', 'cpu_usage', 'memory_usage', 'database_size_bytes')",
  }),
  factsCheck({
    id: "security-events-arrive",
    version: 1,
    title: "Your systems report security events",
    description: "A system of yours has sent a security event within a week.",
    remedy: "Send security events through the API or OpenTelemetry.",
    path: "/security",
    rowKind: "security_event",
    found: `  SELECT count(*)::int AS ever,
    (count(*) FILTER (WHERE event.occurred_at > moment.at - interval '7 days'))::int AS week, max(event.sequence) AS last
  FROM security_events event WHERE event.organization_id = asked.organization_id AND event.source = 'api'
    AND event.occurred_at > moment.at - interval '90 days'`,
    rows: "last",
    facts: z.strictObject({ ever: z.int(), week: z.int() }),
    judge: ({ ever, week }) => {
      if (week > 0) return pass(`${week} events within a week.`);
      return ever > 0
        ? fail("Your systems used to send events and have been silent for a week.")
        : notAssessed("None of your systems sends events yet.");
    },
  }),
  eventCheck({
    id: "malware-events",
    title: "No malware or intruder was reported",
    description: "Your systems report events, and none of malware or intrusion in 30 days.",
    remedy: "Handle each event as an incident.",
    kinds: "'malware.detected', 'intrusion.suspected'",
    severities: "'high', 'critical'",
  }),
  eventCheck({
    id: "exfiltration-events",
    title: "No leakage of data was reported",
    description: "Your systems report events, and none of suspected exfiltration in 30 days.",
    remedy: "Handle each event as an incident, and decide whether it is a breach that must be notified.",
    kinds: "'data.exfiltration_suspected'",
    severities: "'medium', 'high', 'critical'",
  }),
  eventCheck({
    id: "vulnerability-events",
    title: "No grave weakness was reported",
    description:
      "Your systems report events, and none of a weakness of high or critical severity in 30 days.",
    remedy: "Mend what was found, and note when.",
    kinds: "'vulnerability.found'",
    severities: "'high', 'critical'",
  }),
  factsCheck({
    id: "collection-complete",
    version: 1,
    title: "Figures are collected without gaps",
    description: "At least 95 % of the collections of the last 24 hours ran.",
    remedy: "Look at the background jobs: the collection did not run.",
    path: "/monitoring",
    rowKind: "log",
    found: `  SELECT count(*)::int AS due, (count(*) FILTER (WHERE tick.finished_at IS NOT NULL))::int AS done
  FROM collection_ticks tick WHERE tick.slot > moment.at - interval '24 hours'
    AND tick.slot <= moment.at - interval '10 minutes'`,
    facts: z.strictObject({ due: z.int(), done: z.int() }),
    judge: ({ due, done }) => {
      if (due < LEAST_SLOTS) return notAssessed("The collection has run for less than an hour.");
      const said = `${done} of ${due} collections ran.`;
      return done >= due * 0.95 ? pass(said) : fail(said);
    },
  }),
  factsCheck({
    id: "error-rate",
    version: 1,
    title: "Requests are answered",
    description: `At most ${MOST_ERRORS} % of this organisation's requests of the last seven days failed on our side.`,
    remedy: "Look at the error rate and the incidents of these days.",
    path: "/monitoring/error_rate",
    rowKind: "log",
    found: `  SELECT sum(measured.request_count)::float8 AS requests,
    sum(measured.request_count * measured.error_rate / 100)::float8 AS failed
  FROM metrics_5m measured WHERE measured.organization_id = asked.organization_id
    AND measured.slot > moment.at - interval '7 days' AND measured.request_count > 0`,
    facts: z.strictObject({ requests: z.number().nullable(), failed: z.number().nullable() }),
    judge: ({ requests, failed }) => {
      if (!requests || failed === null) return notAssessed("There were no requests in seven days.");
      const percent = (100 * failed) / requests;
      const said = `${percent.toFixed(2)} % of ${Math.round(requests)} requests failed.`;
      return percent <= MOST_ERRORS ? pass(said) : fail(said);
    },
  }),
  factsCheck({
    id: "uptime",
    version: 1,
    title: "The service is available",
    description: `Uptime was ${LEAST_UPTIME} % or more, on average of the daily evidence of 30 days.`,
    remedy: "Look at the incidents of these days.",
    path: "/evidence",
    rowKind: "evidence_snapshot",
    found: `  SELECT count(*)::int AS days, avg(uptime.percent) AS percent FROM (
    SELECT (snapshot.trust_principles #>> '{availability,uptime_percentage}')::float8 AS percent
    FROM soc2_evidence_snapshots snapshot WHERE snapshot.organization_id = asked.organization_id
      AND snapshot.snapshot_date >= (moment.at AT TIME ZONE 'UTC')::date - 30) AS uptime
  WHERE uptime.percent IS NOT NULL`,
    facts: z.strictObject({ days: z.int(), percent: z.number().nullable() }),
    judge: ({ days, percent }) => {
      if (percent === null || days < LEAST_DAYS)
        return notAssessed(`Uptime is known of ${days} days; ${LEAST_DAYS} are needed.`);
      const said = `${percent.toFixed(2)} % over ${days} days.`;
      return percent >= LEAST_UPTIME ? pass(said) : fail(said);
    },
  }),
  factsCheck({
    id: "storage-capacity",
    version: 1,
    title: "Storage has room",
    description: `Files fill at most ${FULLEST} % of the organisation's quota.`,
    remedy: "Remove files that are no longer needed, or ask for a greater quota.",
    path: "/monitoring/storage_utilization",
    rowKind: "log",
    found: `  SELECT round(100 * coalesce((SELECT sum(file.size_bytes) FROM stored_files file
      WHERE file.organization_id = organization.id), 0) / organization.storage_quota_bytes, 1)::float8 AS percent
  FROM organizations organization WHERE organization.id = asked.organization_id AND organization.storage_quota_bytes > 0`,
    facts: z.strictObject({ percent: z.number().nullable() }),
    judge: ({ percent }) => {
      if (percent === null) return notApplicable("The organisation has no quota.");
      return percent <= FULLEST ? pass(`${percent} % are used.`) : fail(`${percent} % are used.`);
    },
  }),
  factsCheck({
    id: "alert-engine-runs",
    version: 1,
    title: "Alert policies are evaluated",
    description: "The last evaluation of all policies ended less than fifteen minutes ago.",
    remedy: "Look at the background jobs: the evaluation does not run.",
    path: "/alerts/policies",
    rowKind: "log",
    found: `  SELECT floor(extract(epoch FROM moment.at - max(tick.finished_at)) / 60)::int AS minutes
  FROM alert_ticks tick WHERE tick.finished_at <= moment.at`,
    facts: z.strictObject({ minutes: z.int().nullable() }),
    judge: ({ minutes }) => {
      if (minutes === null) return notAssessed("No evaluation has ended yet.");
      return minutes < 15 ? pass(`${minutes} minutes ago.`) : fail(`${minutes} minutes ago.`);
    },
  }),
  populationCheck({
    id: "muting-four-eyes",
    version: 1,
    title: "Critical alerts are muted by two people",
    description: "Whatever muted critical alerts in 90 days was approved by somebody other than its maker.",
    remedy: "Have windows that mute what is critical approved by a second person.",
    path: "/alerts/silences",
    rowKind: "mute_window",
    noun: ["window that mutes what is critical", "windows that mute what is critical"],
    fault: "approved by their own maker",
    whenNone: notApplicable("Nothing critical was muted in 90 days."),
    subjects: `  SELECT muting.id::text AS id, muting.approved_by_user_id IS NOT DISTINCT FROM muting.created_by_user_id AS fails
    FROM mute_windows muting WHERE muting.organization_id = asked.organization_id
      AND muting.needs_approval AND muting.approved_at IS NOT NULL AND muting.ends_at > moment.at - interval '90 days'`,
  }),
];
