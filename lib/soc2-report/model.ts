import type { EffectiveState } from "@/lib/compliance/effective-state";
import type { RolledState } from "@/lib/compliance/roll-up";
import type { Day } from "@/lib/evidence/days";
import type {
  EvidenceFigure,
  FigureKey,
  FigureValue,
  ReasonCode,
  TrustPrinciple,
} from "@/lib/evidence/figures";

/** Days in UTC, both included. */
export type ReportPeriod = { from_day: Day; to_day: Day; days: number };

/** valid, unsigned, missing, or the kind of problem that the verifier found. */
export type SnapshotState = "valid" | "unsigned" | "missing" | (string & {});

/** One day of the period with the document that says what was measured on it. */
export type SnapshotLine = {
  day: Day;
  state: SnapshotState;
  sequence: number | null;
  hash: string | null;
  key_id: string | null;
  late: boolean;
  known: number | null;
  total: number | null;
};

/** Why nothing is said: a reason of the snapshots, or that there is no intact snapshot to say it. */
export type MissingReason = ReasonCode | "no_snapshot";

export type FigureDay = { day: Day; value: FigureValue; reason: MissingReason | null };

/** What the days of a period come to. */
export type FigureTotal = {
  value: FigureValue;
  reason: MissingReason | null;
  known_days: number;
  /** Of a yes-or-no figure: on how many days it was yes. */
  true_days: number | null;
  sample: number;
};

/** One figure over the period, with everything that is needed to compute it again from the snapshots. */
export type PeriodFigure = FigureTotal & {
  key: FigureKey;
  principle: TrustPrinciple;
  unit: EvidenceFigure["unit"];
  rule: FigureRule;
  window_start: string;
  window_end: string;
  /** Ids in `sources`. More than one where the statement changed within the period. */
  source_query_sha256: string[];
  /** SHA-256 over one line of canonical JSON for each known day: `{day, rows_sha256}`. */
  rows_sha256: string;
  days: FigureDay[];
  previous: FigureTotal;
};

/** How days become a period: the weighted share or mean of all rows, the last known day, or yes on every known day. */
export type FigureRule = "share" | "mean" | "last" | "every_day";

export type RequirementLine = {
  id: string;
  title: string;
  section: string;
  in_scope: boolean;
  state: RolledState;
  previous_state: RolledState;
  controls: string[];
};

export type CheckLine = {
  id: string;
  title: string;
  type: "automatic" | "manual";
  version: number;
  state: EffectiveState;
  reason: string | null;
  observed_at: string | null;
  valid_until: string | null;
  query_sha256: string | null;
};

export type AcceptedRisk = {
  check_id: string;
  kind: "exception" | "waiver";
  reason: string;
  until: string | null;
};

export type Checkpoint = {
  note: string;
  /** The UTC day that it closes; null for one that was taken in between. */
  day: Day | null;
  tree_size: number;
  root: string;
  taken_at: string;
  key_id: string | null;
};

export type AuditFacts = {
  entries: number;
  first_sequence: number | null;
  last_sequence: number | null;
  last_hash: string | null;
  /** intact, or what the verification of these entries named. */
  chain: "intact" | "not_verified" | (string & {});
  /** Where a chain that is not intact breaks. */
  broken_sequence: number | null;
  /** Entries of the period were moved to the archive, and are not counted here. */
  archived: boolean;
  actions: { action: string; entries: number }[];
  days: { day: Day; entries: number }[];
  checkpoint: Checkpoint | null;
};

export type SeverityCount = { severity: string; count: number };

export type AlertFacts = {
  fired: SeverityCount[];
  acknowledged: number;
  /** Median minutes from firing to acknowledgement; null where none was. */
  median_minutes_to_acknowledge: number | null;
  false_positives: number;
  open_at_end: number;
  days: { day: Day; fired: number }[];
};

export type IncidentFacts = {
  opened: SeverityCount[];
  resolved: number;
  open_at_end: number;
  list: {
    number: number;
    title: string;
    severity: string;
    opened_at: string;
    resolved_at: string | null;
  }[];
};

/** Everything that the PDF says, and nothing of how it looks. The same rows give the same model. */
export type ReportModel = {
  organization: { id: string; name: string };
  period: ReportPeriod;
  previous_period: ReportPeriod;
  /** As of when checks and requirements stand as they do. */
  states_as_of: string;
  snapshots: SnapshotLine[];
  figures: PeriodFigure[];
  /** Statements and probes by the SHA-256 of their text. */
  sources: Record<string, string>;
  requirements: RequirementLine[];
  checks: CheckLine[];
  accepted: AcceptedRisk[];
  audit: AuditFacts;
  alerts: AlertFacts;
  incidents: IncidentFacts;
};
