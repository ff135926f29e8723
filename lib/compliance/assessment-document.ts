import type { Json } from "@/lib/core/canonical-json";
import type { CheckState, RowKind } from "./checks/types";
import type { EffectiveState } from "./effective-state";
import type { ControlTheme, FrameworkId, Strength } from "./library/types";
import type { RolledState, Score } from "./roll-up";

export const ASSESSMENT_FORMAT = "regulix/assessment/v1";

/**
 * How everything stood at a moment, with all that the states follow from: whoever has it can roll it up again. People
 * are named by their ids alone.
 */
export type AssessmentDocument = {
  format: typeof ASSESSMENT_FORMAT;
  organization_id: string;
  as_of: string;
  checks: CheckRecord[];
  controls: ControlRecord[];
  frameworks: FrameworkRecord[];
};

export type CheckRecord = {
  id: string;
  title: string;
  type: "automatic" | "manual";
  state: EffectiveState;
  /** Null where it was never assessed. */
  result: ResultRecord | null;
  /** What a person said and until when, of a manual check. */
  answer: AnswerRecord | null;
  waiver: { justification: string; decided_by: string | null; decided_at: string } | null;
  exception: ExceptionRecord | null;
};

export type ResultRecord = {
  id: string;
  state: CheckState;
  reason: string;
  facts: Json;
  /** What the ids of the rows are ids of. */
  row_kind: RowKind | null;
  rows: string[];
  evaluator_version: number;
  /** The statement that gave the facts; null for an answer, and where the statement is another one by now. */
  query: string | null;
  query_sha256: string | null;
  since: string;
  observed_at: string;
  valid_until: string;
};

export type AnswerRecord = {
  note: string;
  answered_by: string | null;
  file_name: string | null;
};

export type ExceptionRecord = {
  reason: string;
  requested_by: string | null;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  ends_at: string;
};

export type ControlRecord = {
  id: string;
  theme: ControlTheme;
  title: string;
  objective: string;
  state: RolledState;
  checks: string[];
};

export type RequirementRecord = {
  id: string;
  title: string;
  section: string;
  in_scope: boolean;
  state: RolledState;
  controls: { id: string; strength: Strength; rationale: string }[];
};

export type FrameworkRecord = {
  id: FrameworkId;
  name: string;
  version: string;
  /** Whether the organisation has it in its scope. */
  included: boolean;
  state: RolledState;
  score: Pick<Score, "pass" | "fail" | "assessed" | "applicable" | "percent">;
  requirements: RequirementRecord[];
};
