import { createHash } from "node:crypto";
import { assessControl, assessFramework } from "@/lib/compliance/assess";
import { CHECKS } from "@/lib/compliance/checks/catalogue";
import type { CheckState } from "@/lib/compliance/checks/types";
import { effectiveState } from "@/lib/compliance/effective-state";
import { CONTROLS } from "@/lib/compliance/library/controls/catalogue";
import { ALL_FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import type { Assessment, CheckAt } from "@/lib/compliance/queries/assessment-at";
import { boundsOf, daysBetween, type Day } from "@/lib/evidence/days";
import { FIGURE_KEYS, type Evidence, type EvidenceFigure, type FigureKey } from "@/lib/evidence/figures";
import type { ReadSnapshot, ReportSource } from "@/lib/soc2-report/build-model";
import { periodBefore, periodOf } from "@/lib/soc2-report/period";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** A number from 0 to 1 that only depends on the text. */
const drawn = (text: string) => parseInt(sha256(text).slice(0, 8), 16) / 0xffffffff;

type Said = Partial<EvidenceFigure> & Pick<EvidenceFigure, "value" | "unit">;

function said(key: FigureKey, day: Day): Said {
  const chance = drawn(`${key} ${day}`);
  const requests = 4_000 + Math.round(2_000 * chance);
  switch (key) {
    case "rls_policies_active":
      return { value: 96, unit: "count", numerator: 96, denominator: 96, sample: 480 };
    case "auth_failures_30d":
      return { value: Math.round(12 + 20 * chance), unit: "count", sample: 20 };
    case "uptime_percentage": {
      const inTime = chance > 0.85 ? 285 : 288;
      const value = Math.round((100_000 * inTime) / 288) / 1_000;
      return { value, unit: "percent", numerator: inTime, denominator: 288, sample: 288 };
    }
    case "api_latency_avg_ms":
      return {
        value: 24 + Math.round(20 * chance),
        unit: "milliseconds",
        numerator: requests * (24 + Math.round(20 * chance)),
        denominator: requests,
        sample: requests,
      };
    case "error_rate":
      return {
        value: chance > 0.6 ? 0.2 : 0,
        unit: "percent",
        numerator: chance > 0.6 ? requests / 500 : 0,
        denominator: requests,
        sample: requests,
      };
    case "audit_chain_integrity":
    case "audit_logs_complete":
    case "encryption_in_transit":
    case "pii_redaction_active":
      return {
        value: !(key === "encryption_in_transit" && day.endsWith("-17")),
        unit: "boolean",
        sample: 10_000,
      };
    case "encryption_at_rest":
      return { value: null, reason: "not_verifiable", unit: "boolean" };
    default:
      return { value: null, reason: "no_source", unit: "count" };
  }
}

function evidenceOf(day: Day): Evidence {
  const { from, until } = boundsOf(day);
  const figures = FIGURE_KEYS.map((key): [FigureKey, EvidenceFigure] => {
    const query = `SELECT ${key}\nFROM somewhere WHERE organization_id = ANY ($1)`;
    return [
      key,
      {
        reason: null,
        numerator: null,
        denominator: null,
        sample: 0,
        window_start: from.toISOString(),
        window_end: until.toISOString(),
        source_query: query,
        source_query_sha256: sha256(query),
        rows_sha256: sha256(`${key} ${day}`),
        evaluator_version: 1,
        ...said(key, day),
      },
    ];
  });
  return Object.fromEntries(figures) as Evidence;
}

function snapshotOf(day: Day, place: number): ReadSnapshot {
  return {
    day,
    state: day.endsWith("-24") ? "unsigned" : "valid",
    sequence: place + 1,
    hash: sha256(`snapshot ${day}`),
    key_id: day.endsWith("-24") ? null : sha256("key").slice(0, 32),
    late: day.endsWith("-11"),
    completeness: { known: 9, total: 16 },
    evidence: evidenceOf(day),
  };
}

const STATES: readonly CheckState[] = ["pass", "pass", "pass", "pass", "fail", "not_assessed"];

function assessmentOf(at: Date, seed: string): Assessment {
  const checks = CHECKS.map((check): CheckAt => {
    const state = STATES[Math.floor(drawn(`${seed} ${check.id}`) * STATES.length)] ?? "pass";
    const result = check.type === "manual" ? null : resultOf(check.id, check.version, state, at);
    const standing = { last: result, isWaived: false, exceptedUntil: null };
    return { check, result, waiver: null, exception: null, state: effectiveState(standing, at) };
  });
  const states = new Map(checks.map(({ check, state }) => [check.id, state]));
  return {
    at,
    checks,
    controls: CONTROLS.map((control) => ({ control, state: assessControl(control, states) })),
    frameworks: ALL_FRAMEWORKS.map((framework) => assessFramework(framework, CONTROLS, states, undefined)),
  };
}

function resultOf(id: string, checkVersion: number, state: CheckState, at: Date): CheckAt["result"] {
  return {
    id: `result of ${id}`,
    state,
    reason: state === "pass" ? "All of 12 are as they should be." : "2 of 12 are not as they should be.",
    facts: {},
    rows: [],
    checkVersion,
    querySha256: sha256(id),
    since: at,
    observedAt: new Date(at.getTime() - 3_600_000),
    validUntil: new Date(at.getTime() + 86_400_000),
  };
}

/** What a month looks like, with everything that can be missing or wrong in it; the same at every call. */
export function reportSource(fromDay: Day = "2026-10-01", toDay: Day = "2026-10-30"): ReportSource {
  const period = periodOf(fromDay, toDay);
  const previous = periodBefore(period);
  const days = daysBetween(previous.from_day, period.to_day).filter((day) => !/-(08|09)$/.test(day));
  const { until } = boundsOf(toDay);
  return {
    organization: { id: "0199c0de-7000-7000-8000-000000000001", name: "Änderung & Søn GmbH" },
    period,
    previous,
    snapshots: days.map(snapshotOf),
    assessment: assessmentOf(until, "now"),
    previousAssessment: assessmentOf(boundsOf(fromDay).from, "now"),
    accepted: [
      {
        check_id: "two-factor",
        kind: "exception",
        reason: "The last two members get keys in November.",
        until: "2026-11-30T00:00:00.000Z",
      },
    ],
    audit: {
      entries: 10_000,
      first_sequence: 412,
      last_sequence: 10_411,
      last_hash: sha256("last entry"),
      chain: "intact",
      broken_sequence: null,
      archived: false,
      actions: [
        { action: "sessions.create", entries: 4_210 },
        { action: "alerts.acknowledge", entries: 812 },
      ],
      days: daysBetween(fromDay, toDay).map((day) => ({ day, entries: Math.round(600 * drawn(day)) })),
      checkpoint: {
        note: "app.example.com/audit/0199c0de-7000-7000-8000-000000000001\n10411\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\ntaken 2026-10-31T00:10:02.118Z\n\n— app.example.com/audit/0199c0de-7000-7000-8000-000000000001 kP1d9wAAAA==\n",
        day: toDay,
        tree_size: 10_411,
        root: sha256("root"),
        taken_at: "2026-10-31T00:10:02.118Z",
        key_id: sha256("key").slice(0, 32),
      },
    },
    alerts: {
      fired: [
        { severity: "critical", count: 1 },
        { severity: "high", count: 6 },
      ],
      acknowledged: 6,
      median_minutes_to_acknowledge: 4.5,
      false_positives: 1,
      open_at_end: 1,
      days: [
        { day: fromDay, fired: 2 },
        { day: toDay, fired: 5 },
      ],
    },
    incidents: {
      opened: [{ severity: "P1", count: 1 }],
      resolved: 1,
      open_at_end: 0,
      list: [
        {
          number: 7,
          title: "Sign-in was slow for customers in Asia",
          severity: "P1",
          opened_at: "2026-10-12T08:00:00.000Z",
          resolved_at: "2026-10-12T09:24:00.000Z",
        },
      ],
    },
  };
}
