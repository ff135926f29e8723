/**
 * The figures of a daily snapshot by trust principle (AICPA Trust Services Criteria 2017): the public shape of
 * soc2_evidence_snapshots. The names and their order are fixed.
 */
export const TRUST_PRINCIPLES = {
  security: [
    "rls_policies_active",
    "auth_failures_30d",
    "prompt_injection_attempts",
    "audit_chain_integrity",
  ],
  availability: ["uptime_percentage", "api_latency_avg_ms", "error_rate"],
  processing_integrity: ["llm_success_rate", "rag_accuracy", "audit_logs_complete"],
  confidentiality: ["encryption_at_rest", "encryption_in_transit", "data_leakage_incidents"],
  privacy: ["gdpr_compliant", "dsar_response_time_avg_days", "pii_redaction_active"],
} as const;

export type TrustPrinciple = keyof typeof TRUST_PRINCIPLES;

export type FigureKey = (typeof TRUST_PRINCIPLES)[TrustPrinciple][number];

export const FIGURE_KEYS: readonly FigureKey[] = Object.values(TRUST_PRINCIPLES).flat();

/** Why a figure has no value. */
export const REASONS = {
  no_source: "Nothing that could be measured is connected yet.",
  no_data: "Nothing happened that could be measured on this day.",
  coverage_too_low: "Too little of the day was observed to say anything about it.",
  not_verifiable: "It cannot be seen from inside the product.",
  probe_failed: "The probe could not be carried out.",
  source_expired: "The rows it would be computed from were no longer kept.",
} as const;

export type ReasonCode = keyof typeof REASONS;

export type FigureValue = number | boolean | null;

/** One figure with everything that is needed to compute it again. Times are ISO 8601 in UTC. */
export type EvidenceFigure = {
  value: FigureValue;
  /** A reason code where the value is null. */
  reason: ReasonCode | null;
  unit: "count" | "percent" | "milliseconds" | "boolean" | "days";
  numerator: number | null;
  denominator: number | null;
  /** How many rows or observations it was computed from. */
  sample: number;
  window_start: string;
  window_end: string;
  /** The statement or probe, as it was run; `$1` to `$3` are organisations, start and end of the window. */
  source_query: string;
  source_query_sha256: string;
  /** SHA-256 over the rows it was computed from, one canonical JSON line each, in their order. */
  rows_sha256: string;
  evaluator_version: number;
};

export type Evidence = Record<FigureKey, EvidenceFigure>;

/** How many figures have a value: what a snapshot does not know counts against nothing but this. */
export function completenessOf(evidence: Evidence): { known: number; total: number } {
  const known = FIGURE_KEYS.filter((key) => evidence[key].value !== null).length;
  return { known, total: FIGURE_KEYS.length };
}
