import type { FigureKey } from "../figures";
import { auditChain } from "./audit-chain";
import { auditCompleteness } from "./audit-completeness";
import { authenticationFailures } from "./authentication-failures";
import { errorRedaction } from "./error-redaction";
import { noSource } from "./no-source";
import { errorRate, meanLatency } from "./requests";
import { rowLevelSecurity } from "./row-level-security";
import { transitEncryption } from "./transit-encryption";
import type { EvidenceSource } from "./types";
import { uptime } from "./uptime";

/** Where each figure of a snapshot comes from. */
export const EVIDENCE_SOURCES: Record<FigureKey, EvidenceSource> = {
  rls_policies_active: rowLevelSecurity,
  auth_failures_30d: authenticationFailures,
  prompt_injection_attempts: noSource("prompt_injection_attempts", "count", "no_source"),
  audit_chain_integrity: auditChain,
  uptime_percentage: uptime,
  api_latency_avg_ms: meanLatency,
  error_rate: errorRate,
  llm_success_rate: noSource("llm_success_rate", "percent", "no_source"),
  rag_accuracy: noSource("rag_accuracy", "percent", "no_source"),
  audit_logs_complete: auditCompleteness,
  encryption_at_rest: noSource("encryption_at_rest", "boolean", "not_verifiable"),
  encryption_in_transit: transitEncryption,
  data_leakage_incidents: noSource("data_leakage_incidents", "count", "no_source"),
  gdpr_compliant: noSource("gdpr_compliant", "boolean", "no_source"),
  dsar_response_time_avg_days: noSource("dsar_response_time_avg_days", "days", "no_source"),
  pii_redaction_active: errorRedaction,
};
