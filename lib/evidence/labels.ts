import type { FigureKey, TrustPrinciple } from "./figures";

type FigureLabel = {
  label: string;
  description: string;
  /** Ids of the Trust Services Criteria that it speaks to. */
  criteria: readonly string[];
};

export const PRINCIPLE_LABELS: Record<TrustPrinciple, string> = {
  security: "Security",
  availability: "Availability",
  processing_integrity: "Processing integrity",
  confidentiality: "Confidentiality",
  privacy: "Privacy",
};

export const FIGURE_LABELS: Record<FigureKey, FigureLabel> = {
  rls_policies_active: {
    label: "Tables isolated by row-level security",
    description:
      "Tables of tenants whose isolation the database enforces, from its catalogue, together with a live attempt to read another organisation's rows. Zero if the attempt showed a row.",
    criteria: ["CC6.1", "CC6.3"],
  },
  auth_failures_30d: {
    label: "Failed sign-ins in 30 days",
    description: "Security events of the kind “authentication.failed” in the 30 days up to the day's end.",
    criteria: ["CC6.1", "CC7.2"],
  },
  prompt_injection_attempts: {
    label: "Prompt injection attempts",
    description: "Attempts to turn a language model against its instructions.",
    criteria: ["CC6.8", "CC7.2"],
  },
  audit_chain_integrity: {
    label: "Audit chain intact",
    description: "Every entry of the audit log was recomputed and is the next link of its chain.",
    criteria: ["CC7.2", "CC8.1"],
  },
  uptime_percentage: {
    label: "Uptime",
    description:
      "Share of the day's five-minute collections that were carried out in time: each needs the application, the durable engine and the database.",
    criteria: ["A1.1", "A1.2"],
  },
  api_latency_avg_ms: {
    label: "Mean latency",
    description: "Mean time to answer this organisation's requests, weighted by their number.",
    criteria: ["A1.1"],
  },
  error_rate: {
    label: "Error rate",
    description: "Share of this organisation's requests that were answered with a server error.",
    criteria: ["A1.1", "A1.2"],
  },
  llm_success_rate: {
    label: "Language model success rate",
    description: "Share of calls to language models that succeeded.",
    criteria: ["PI1.3"],
  },
  rag_accuracy: {
    label: "Answer accuracy",
    description: "Share of facts that the copilots answered correctly on the reference questions.",
    criteria: ["PI1.4"],
  },
  audit_logs_complete: {
    label: "Audit log without gaps",
    description: "The numbers of the audit entries run from 1 to the chain's end without a gap.",
    criteria: ["PI1.5"],
  },
  encryption_at_rest: {
    label: "Encryption at rest",
    description: "Whether the storage below the database is encrypted.",
    criteria: ["C1.1", "CC6.1"],
  },
  encryption_in_transit: {
    label: "Encryption in transit",
    description:
      "A TLS handshake with the application's address, and the database's own word about its connections; a connection within one machine counts as protected.",
    criteria: ["CC6.7"],
  },
  data_leakage_incidents: {
    label: "Data leakage incidents",
    description: "Confirmed incidents in which data left unduly.",
    criteria: ["CC7.3", "C1.1"],
  },
  gdpr_compliant: {
    label: "GDPR checks pass",
    description: "Whether every applicable check mapped to the GDPR passes.",
    criteria: ["P1.1"],
  },
  dsar_response_time_avg_days: {
    label: "Mean time to answer data subjects",
    description: "Mean days from a request of a data subject to its answer.",
    criteria: ["P5.1"],
  },
  pii_redaction_active: {
    label: "Personal data kept out of error reports",
    description: "Planted addresses were removed from a report by the code that every report passes.",
    criteria: ["P4.1"],
  },
};
