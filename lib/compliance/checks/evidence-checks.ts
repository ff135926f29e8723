import { z } from "zod";
import { DEFAULT_MONTHS } from "@/lib/retention/terms";
import {
  factsCheck,
  fail,
  figureCheck,
  lastStatement,
  notApplicable,
  notAssessed,
  pass,
  populationCheck,
} from "./define-check";
import type { AutomaticCheck } from "./types";

const YEAR_DAYS = 365;
/** The term of PCI DSS 10.5.1. */
const LEAST_LOG_MONTHS = 12;
const LOGS = "'audit_logs', 'security_events', 'alert_decisions'";

/** What the signed daily statements say, and whether they are there. */
export const EVIDENCE_CHECKS: readonly AutomaticCheck[] = [
  factsCheck({
    id: "tenant-isolation",
    version: 1,
    title: "The database keeps tenants apart",
    description:
      "Every table of tenants enforces row-level security, and a live attempt to read another organisation's rows showed none.",
    remedy: "Tell the operator of the platform at once.",
    path: "/evidence",
    rowKind: "evidence_snapshot",
    found: lastStatement(`snapshot.content::jsonb #> '{evidence,rls_policies_active,value}' AS value,
    snapshot.content::jsonb #> '{evidence,rls_policies_active,denominator}' AS tables`),
    rows: "day",
    facts: z.strictObject({
      day: z.string().nullable(),
      value: z.number().nullable(),
      tables: z.number().nullable(),
    }),
    judge: ({ day, value, tables }) => {
      if (day === null || value === null || tables === null)
        return notAssessed("There is no daily evidence of the last days that says so.");
      return value === tables && tables > 0
        ? pass(`All ${tables} tables are isolated, by the evidence of ${day}.`)
        : fail(`${value} of ${tables} tables are isolated, by the evidence of ${day}.`);
    },
  }),
  figureCheck({
    id: "audit-chain-intact",
    version: 1,
    title: "The audit chain is intact",
    description: "Every entry of the audit log was recomputed and is the next link of its chain.",
    remedy: "Verify the audit log to see which entry is broken, and treat it as an incident.",
    path: "/settings/audit-log",
    figure: "security,audit_chain_integrity",
    holds: "Every entry is the next link of its chain",
    fault: "The chain is broken",
  }),
  figureCheck({
    id: "audit-log-complete",
    version: 1,
    title: "The audit log has no gap",
    description: "The numbers of the audit entries run from 1 to the end of the chain.",
    remedy: "Verify the audit log to see which entry is missing, and treat it as an incident.",
    path: "/settings/audit-log",
    figure: "processing_integrity,audit_logs_complete",
    holds: "No number is missing",
    fault: "Entries are missing",
  }),
  figureCheck({
    id: "encryption-in-transit",
    version: 1,
    title: "Connections are encrypted",
    description:
      "A TLS handshake with the application verified its certificate, and the database's connections are encrypted or within one machine.",
    remedy:
      "Serve the application over HTTPS with a valid certificate, and connect to the database with TLS.",
    figure: "confidentiality,encryption_in_transit",
    holds: "Application and database answered over protected connections",
    fault: "A connection is not encrypted",
  }),
  figureCheck({
    id: "encryption-at-rest",
    version: 1,
    title: "The daily evidence says that storage is encrypted",
    description:
      "The storage below the database is verified to be encrypted, where that can be seen from inside.",
    remedy: "Encrypt the storage below the database.",
    figure: "confidentiality,encryption_at_rest",
    holds: "Storage is encrypted",
    fault: "Storage is not encrypted",
    whenUnknown: notApplicable("It cannot be seen from inside here: the manual check answers it."),
  }),
  figureCheck({
    id: "error-redaction",
    version: 1,
    title: "Error reports carry no personal data",
    description: "Planted addresses were removed by the code that every error report passes.",
    remedy: "Tell the operator of the platform.",
    figure: "privacy,pii_redaction_active",
    holds: "Planted addresses were removed",
    fault: "A planted address was left in",
  }),
  populationCheck({
    id: "evidence-daily",
    version: 1,
    title: "Every day has its evidence",
    description: "Each of the last 30 days, since the organisation exists, has a signed statement.",
    remedy:
      "The next nightly run makes up for missed days. If days stay missing, look at the background jobs.",
    path: "/evidence",
    rowKind: "evidence_snapshot",
    noun: ["ended day", "ended days"],
    fault: "without evidence",
    whenNone: notAssessed("No day has ended since the organisation exists."),
    subjects: `  SELECT to_char(ended.day, 'YYYY-MM-DD') AS id, NOT EXISTS (SELECT FROM soc2_evidence_snapshots snapshot
      WHERE snapshot.organization_id = asked.organization_id AND snapshot.snapshot_date = ended.day::date) AS fails
    FROM organizations organization CROSS JOIN LATERAL generate_series(
      greatest((organization.created_at AT TIME ZONE 'UTC')::date, ((moment.at - interval '15 minutes') AT TIME ZONE 'UTC')::date - 30),
      ((moment.at - interval '15 minutes') AT TIME ZONE 'UTC')::date - 1, interval '1 day') AS ended (day)
    WHERE organization.id = asked.organization_id`,
  }),
  populationCheck({
    id: "evidence-signed",
    version: 1,
    title: "Evidence is signed",
    description: "Each statement of the last 30 days carries a signature whose key is not revoked.",
    remedy: "Configure EVIDENCE_SIGNING_KEY; statements that are unsigned stay so.",
    path: "/evidence",
    rowKind: "evidence_snapshot",
    noun: ["statement", "statements"],
    fault: "unsigned, or signed with a revoked key",
    whenNone: notAssessed("There is no daily evidence yet."),
    subjects: `  SELECT to_char(snapshot.snapshot_date, 'YYYY-MM-DD') AS id,
      snapshot.signature IS NULL OR key.revoked_at IS NOT NULL AS fails
    FROM soc2_evidence_snapshots snapshot LEFT JOIN evidence_signing_keys key ON key.id = snapshot.key_id
    WHERE snapshot.organization_id = asked.organization_id
      AND snapshot.snapshot_date >= (moment.at AT TIME ZONE 'UTC')::date - 30`,
  }),
  factsCheck({
    id: "signing-key",
    version: 1,
    title: "The signing key is not too old",
    description: "The key that signed the last statement is in its first year and was not revoked.",
    remedy: "Replace EVIDENCE_SIGNING_KEY: the old key goes on to verify what it signed.",
    path: "/evidence",
    rowKind: "signing_key",
    found: `  SELECT key.id, key.revoked_at IS NOT NULL AS revoked,
    floor(extract(epoch FROM moment.at - key.first_used_at) / 86400)::int AS days
  FROM soc2_evidence_snapshots snapshot JOIN evidence_signing_keys key ON key.id = snapshot.key_id
  WHERE snapshot.organization_id = asked.organization_id ORDER BY snapshot.snapshot_date DESC LIMIT 1`,
    rows: "id",
    facts: z.strictObject({ revoked: z.boolean().nullable(), days: z.int().nullable() }),
    judge: ({ revoked, days }) => {
      if (revoked === null || days === null) return notAssessed("No statement has been signed yet.");
      if (revoked) return fail("The key was revoked.");
      return days <= YEAR_DAYS
        ? pass(`The key has been in use for ${days} days.`)
        : fail(`The key has been in use for ${days} days.`);
    },
  }),
  populationCheck({
    id: "log-retention",
    version: 2,
    title: "Logs are kept for a year or longer",
    description:
      "Audit log, security events and decisions about alerts are kept for at least twelve months, in the database or in signed archives.",
    remedy: "Set a longer term on the page Retention.",
    path: "/settings/retention",
    rowKind: "log",
    noun: ["log", "logs"],
    fault: `kept for fewer than ${LEAST_LOG_MONTHS} months`,
    whenNone: notAssessed("No plan says how long logs are kept."),
    subjects: `  SELECT plan.parent_table AS id, CASE WHEN plan.is_archived
      THEN coalesce(settings.months, ${DEFAULT_MONTHS}) < ${LEAST_LOG_MONTHS}
      ELSE plan.keep_days < 30 * ${LEAST_LOG_MONTHS} IS TRUE END AS fails
    FROM partition_plans plan
    LEFT JOIN retention_settings settings ON settings.organization_id = asked.organization_id
    WHERE plan.parent_table IN (${LOGS})`,
  }),
  factsCheck({
    id: "audit-log-reviewed",
    version: 1,
    title: "Somebody looks at the audit log",
    description: "Within 90 days somebody verified or exported the audit log.",
    remedy: "Open the audit log, look through it and verify its chain.",
    path: "/settings/audit-log",
    rowKind: "log",
    found: `  SELECT to_char(max(entry.recorded_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS last
  FROM audit_logs entry WHERE entry.organization_id = asked.organization_id
    AND entry.action IN ('audit-log.verify', 'audit-log.export') AND entry.recorded_at > moment.at - interval '90 days'`,
    facts: z.strictObject({ last: z.string().nullable() }),
    judge: ({ last }) =>
      last === null
        ? fail("Nobody verified or exported the audit log within 90 days.")
        : pass(`Last verified or exported on ${last}.`),
  }),
];
