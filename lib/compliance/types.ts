import type { Check, CheckState } from "./checks/types";
import type { EffectiveState } from "./effective-state";
import type { GapState } from "./gaps";

/** How a check stands in an organisation. */
export type Standing = {
  check: Check;
  state: EffectiveState;
  /** What was found last; null before the first run or answer. */
  last: {
    state: CheckState;
    reason: string;
    since: Date;
    observedAt: Date;
    validUntil: Date;
  } | null;
  owner: { id: string; name: string } | null;
  dueOn: string | null;
  isWaived: boolean;
  exceptedUntil: Date | null;
};

export type GapItem = {
  standing: Standing;
  state: GapState;
  effect: number;
  frameworks: string[];
};

/** One entry of a check's history. */
export type ResultItem = {
  id: string;
  checkId: string;
  state: CheckState;
  previousState: CheckState | null;
  reason: string;
  facts: Record<string, unknown>;
  rows: string[];
  checkVersion: number;
  querySha256: string | null;
  observedAt: Date;
  answer: AnswerItem | null;
};

export type AnswerItem = {
  note: string;
  by: string;
  validUntil: Date;
  fileName: string | null;
};

/** A row behind a result: its id, what it is called, and where it is shown. */
export type RowItem = { id: string; label: string | null; path: string | null };

export type WaiverItem = { justification: string; by: string; at: Date };

export const EXCEPTION_STATES = ["requested", "approved", "refused", "ended"] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

export type ExceptionItem = {
  id: string;
  state: ExceptionState;
  reason: string;
  endsAt: Date;
  requestedBy: string;
  requestedById: string | null;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
};

export type RunItem = {
  id: string;
  trigger: "daily" | "person" | "api_key";
  observedAt: Date;
  checks: number;
  failed: number;
  changed: number;
};
