import { createHash } from "node:crypto";
import type { Assessment } from "@/lib/compliance/queries/assessment-at";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import { daysBetween, type Day } from "@/lib/evidence/days";
import type { Evidence } from "@/lib/evidence/figures";
import type {
  AcceptedRisk,
  AlertFacts,
  AuditFacts,
  CheckLine,
  IncidentFacts,
  ReportModel,
  RequirementLine,
  ReportPeriod,
  SnapshotLine,
} from "./model";
import { periodFigures } from "./period-figures";

/** A snapshot that was read, with what verifying it came to. */
export type ReadSnapshot = Omit<SnapshotLine, "known" | "total"> & {
  completeness: { known: number; total: number };
  evidence: Evidence;
};

/** What a report is made of, as it was read. */
export type ReportSource = {
  organization: { id: string; name: string };
  period: ReportPeriod;
  previous: ReportPeriod;
  /** Of both periods, oldest first. */
  snapshots: readonly ReadSnapshot[];
  assessment: Assessment;
  previousAssessment: Assessment;
  accepted: readonly AcceptedRisk[];
  audit: AuditFacts;
  alerts: AlertFacts;
  incidents: IncidentFacts;
};

/** Only these speak: whatever the verifier refuses says nothing. */
const SPEAKS: readonly SnapshotLine["state"][] = ["valid", "unsigned"];

/** The whole report, as a pure function of what is stored. */
export function buildModel(source: ReportSource): ReportModel {
  const { organization, period, previous, snapshots } = source;
  const intact = snapshots.filter(({ state }) => SPEAKS.includes(state));
  const evidence = new Map(intact.map((snapshot) => [snapshot.day, snapshot.evidence]));
  return {
    organization,
    period,
    previous_period: previous,
    states_as_of: source.assessment.at.toISOString(),
    snapshots: snapshotLines(period, snapshots),
    figures: periodFigures(period, previous, evidence),
    sources: sourcesOf(period, intact),
    requirements: requirementLines(source.assessment, source.previousAssessment),
    checks: checkLines(source.assessment),
    accepted: [...source.accepted],
    audit: source.audit,
    alerts: source.alerts,
    incidents: source.incidents,
  };
}

/** The one text of a model (RFC 8785) and its SHA-256, which is printed on every page. */
export function digestModel(model: ReportModel): { text: string; sha256: string } {
  const text = canonicalJson(model as unknown as Json);
  return { text, sha256: createHash("sha256").update(text, "utf8").digest("hex") };
}

function snapshotLines(period: ReportPeriod, snapshots: readonly ReadSnapshot[]): SnapshotLine[] {
  const byDay = new Map<Day, ReadSnapshot>(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  return daysBetween(period.from_day, period.to_day).map((day): SnapshotLine => {
    const found = byDay.get(day);
    if (!found)
      return {
        day,
        state: "missing",
        sequence: null,
        hash: null,
        key_id: null,
        late: false,
        known: null,
        total: null,
      };
    const { state, sequence, hash, key_id, late, completeness } = found;
    return { day, state, sequence, hash, key_id, late, ...completeness };
  });
}

function sourcesOf(
  { from_day, to_day }: ReportPeriod,
  snapshots: readonly ReadSnapshot[],
): Record<string, string> {
  const sources = new Map<string, string>();
  for (const { day, evidence } of snapshots)
    if (from_day <= day && day <= to_day)
      for (const { source_query, source_query_sha256 } of Object.values(evidence))
        sources.set(source_query_sha256, source_query);
  return Object.fromEntries([...sources].sort(([one], [other]) => one.localeCompare(other)));
}

function requirementLines(now: Assessment, before: Assessment): RequirementLine[] {
  const soc2 = now.frameworks.find(({ framework }) => framework.id === "soc2");
  const earlier = before.frameworks.find(({ framework }) => framework.id === "soc2");
  const stateBefore = new Map(earlier?.requirements.map(({ id, state }) => [id, state]));
  return (soc2?.requirements ?? []).map(({ id, title, section, inScope, state, controls }) => ({
    id,
    title,
    section: section.id,
    in_scope: inScope,
    state,
    previous_state: stateBefore.get(id) ?? "not_assessed",
    controls: controls.map(({ control }) => control.id),
  }));
}

function checkLines({ checks }: Assessment): CheckLine[] {
  return checks.map(({ check, state, result }) => ({
    id: check.id,
    title: check.title,
    type: check.type,
    version: result?.checkVersion ?? check.version,
    state,
    reason: result?.reason ?? null,
    observed_at: result?.observedAt.toISOString() ?? null,
    valid_until: result?.validUntil.toISOString() ?? null,
    query_sha256: result?.querySha256 ?? null,
  }));
}
