// Written by `npm run api:client` from the OpenAPI document. Do not edit.

export type AddedSupportMessage = {
  id: string;
};

export type Alert = {
  id: string;
  policy: {
    id: string;
    name: string;
    kind: string;
    metric: string | null;
  };
  labels: Record<string, string>;
  severity: AlertSeverity;
  state: "firing" | "acknowledged" | "resolved";
  value: number | null;
  threshold: number | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  fired_at: string;
  acknowledged_at: string | null;
  acknowledged_by: {
    /** Null where no member is behind the name. */
    id: string | null;
    name: string;
  } | null;
  resolved_at: string | null;
  /** cleared, operator, policy_changed or policy_removed. */
  resolution: string | null;
  assignee: {
    /** Null where no member is behind the name. */
    id: string | null;
    name: string;
  } | null;
  snoozed_until: string | null;
  no_data: boolean;
  flapping: boolean;
  false_positive: boolean;
};

export type AlertDecision = {
  /** Its number in the organisation's chain, without gaps. */
  sequence: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  at: string;
  kind: "transition" | "action" | "routing" | "delivery" | "revision";
  /** What was decided, why, and from which inputs. */
  content: Record<string, unknown>;
  /** Chains the decision to the one before it. */
  hash: string;
};

export type AlertDecisionPage = {
  data: AlertDecision[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type AlertExplanation = {
  questions: ExplainedQuestion[];
};

export type AlertNote = {
  id: string;
  author: {
    /** Null where no member is behind the name. */
    id: string | null;
    name: string;
  };
  body: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  edited_at: string | null;
};

export type AlertNotes = {
  data: AlertNote[];
};

export type AlertPage = {
  data: Alert[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type AlertPolicy = {
  id: string;
  /** Counts the definitions of the policy from 1. */
  version: number;
  policy_name: string;
  description: string;
  kind: AlertPolicyKind;
  /** Null for kinds that read no metric. */
  metric_type: string | null;
  label_selector: {
    name: string;
    operator: "=" | "!=" | "=~" | "!~";
    value: string;
  }[];
  /** The labels that make one alert each; * is each series. */
  group_by: string[];
  aggregate: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
  window_seconds: number;
  comparison_operator: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
  threshold_value: number | null;
  /** Where an open alert ends; null: at the threshold. */
  recovery_value: number | null;
  severity: AlertSeverity;
  /** Further severities, each with its threshold. */
  tiers: {
    severity: AlertSeverity;
    threshold: number;
  }[];
  for_seconds: number;
  keep_firing_seconds: number;
  no_data: "keep_last" | "alert" | "ok" | "separate";
  cooldown_seconds: number;
  /** What only this kind has. */
  parameters: Record<string, unknown>;
  /** email, keys of channels, or group:, on-call: and escalation: with a key. */
  notification_channels: string[];
  contact_email: string | null;
  control_ids: string[];
  runbook_url: string | null;
  enabled: boolean;
  /** The policy in plain words. */
  sentence: string;
  open_alerts: number;
  last_fired_at: string | null;
  /** Over the last 30 days. */
  quality: {
    alerts: number;
    /** Percent of the answered alerts that were no false ones. */
    precision: number | null;
    /** Percent of the alerts that somebody acknowledged. */
    acknowledged: number | null;
    flaps: number;
  };
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  updated_at: string;
};

export type AlertPolicyChange = {
  /** The version that the change builds on; 409 when it is not the newest. */
  version: number;
  kind?: AlertPolicyKind;
  policy_name?: string;
  description?: string;
  severity?: "low" | "medium" | "high" | "critical";
  for_seconds?: number;
  keep_firing_seconds?: number;
  cooldown_seconds?: number;
  notification_channels?: string[];
  contact_email?: string | null;
  control_ids?: string[];
  runbook_url?: string | null;
  enabled?: boolean;
  parameters?: Record<string, unknown>;
  window_seconds?: number;
  comparison_operator?: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
  threshold_value?: number;
  recovery_value?: number | null;
  tiers?: {
    severity: "low" | "medium" | "high" | "critical";
    threshold: number;
  }[];
  metric_type?: string;
  label_selector?: {
    name: string;
    operator: "=" | "!=" | "=~" | "!~";
    value: string;
  }[];
  group_by?: ("*" | string)[];
  no_data?: "keep_last" | "alert" | "ok" | "separate";
  aggregate?: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
};

export type AlertPolicyDefinition = {
  policy_name: string;
  description: string;
  kind: AlertPolicyKind;
  /** Null for kinds that read no metric. */
  metric_type: string | null;
  label_selector: {
    name: string;
    operator: "=" | "!=" | "=~" | "!~";
    value: string;
  }[];
  /** The labels that make one alert each; * is each series. */
  group_by: string[];
  aggregate: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
  window_seconds: number;
  comparison_operator: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
  threshold_value: number | null;
  /** Where an open alert ends; null: at the threshold. */
  recovery_value: number | null;
  severity: AlertSeverity;
  /** Further severities, each with its threshold. */
  tiers: {
    severity: AlertSeverity;
    threshold: number;
  }[];
  for_seconds: number;
  keep_firing_seconds: number;
  no_data: "keep_last" | "alert" | "ok" | "separate";
  cooldown_seconds: number;
  /** What only this kind has. */
  parameters: Record<string, unknown>;
  /** email, keys of channels, or group:, on-call: and escalation: with a key. */
  notification_channels: string[];
  contact_email: string | null;
  control_ids: string[];
  runbook_url: string | null;
  enabled: boolean;
};

export type AlertPolicyExplanation = {
  /** The evaluation that speaks for the moment; null where none took place. */
  at: string | null;
  /** True where it took place so late that nobody was woken. */
  late: boolean;
  watch: "watched" | "disabled" | "removed" | "not_evaluated";
  policy_version: number | null;
  /** What that version says, in plain words. */
  sentence: string | null;
  /** One for each set of labels; what is open or waits comes first. */
  lines: ExplainedLine[];
  /** How many lines there were beyond those that are told. */
  omitted: number;
  /** Who was told of what was decided then, why others were not, and how later samples revised it. */
  aftermath: ExplainedStep[];
};

export type AlertPolicyKind =
  | "threshold"
  | "absence"
  | "rate_of_change"
  | "forecast"
  | "anomaly"
  | "burn_rate"
  | "event_count"
  | "composite";

export type AlertPolicyPage = {
  data: AlertPolicy[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type AlertPolicyTrial = {
  kind: "tried" | "not_tried";
  /** Why the policy cannot be tried. */
  reason: string | null;
  from: string | null;
  to: string | null;
  figures: AlertPolicyTrialFigures | null;
  /** What the newest version would have done. */
  live: AlertPolicyTrialFigures | null;
  /** At most 50, the newest first. */
  episodes: {
    labels: Record<string, string>;
    /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
    fired_at: string;
    resolved_at: string | null;
    severity: AlertSeverity;
    value: number | null;
  }[];
};

export type AlertPolicyTrialFigures = {
  alerts: number;
  notices: number;
  woken: number;
  open_seconds: number;
};

export type AlertPolicyVersion = {
  version: number;
  definition: AlertPolicyDefinition;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  created_by: string | null;
};

export type AlertPolicyVersionPage = {
  data: AlertPolicyVersion[];
  /** Asks for earlier versions as before; null when there are none. */
  next_before: number | null;
};

export type AlertSeverity = "low" | "medium" | "high" | "critical";

export type AnsweredAlert = {
  /** False where it was so already, or the alert is over: see alert. */
  changed: boolean;
  alert: Alert;
};

/** An API key, without its secret. */
export type ApiKey = {
  id: string;
  name: string;
  /** The first characters of the key, by which people recognise it. */
  prefix: string;
  scopes: Scope[];
  state: "active" | "expired" | "revoked";
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  expires_at: string;
  revoked_at: string | null;
  /** To the minute. */
  last_used_at: string | null;
  /** Null when an API key made it, or its maker has left. */
  created_by: string | null;
};

export type ApiKeyPage = {
  data: ApiKey[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

/** duplicate: an event with this idempotency_key was there already. */
export type AppendedSecurityEvent = {
  id: string;
  sequence: number;
  duplicate: boolean;
};

export type AppendedSecurityEvents = {
  accepted: number;
  duplicates: number;
  rejected: {
    index: number;
    errors: {
      field: string;
      message: string;
    }[];
  }[];
  events: {
    index: number;
    id: string;
    sequence: number;
    duplicate: boolean;
  }[];
};

export type AuditCheckpoint = {
  id: string;
  /** The UTC day that it closes; null for one taken for an export. */
  day: string | null;
  /** How many entries of the audit log it covers, from the first one on. */
  tree_size: number;
  /** SHA-256, hex. */
  root_hash: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  taken_at: string;
  /** False where no key was configured then. */
  signed: boolean;
  /** The C2SP signed note, as it was mailed and stored. */
  note: string;
};

export type AuditCheckpointPage = {
  data: AuditCheckpoint[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type AuditConsistencyProof = {
  first_size: number;
  /** SHA-256, hex. */
  first_root_hash: string;
  second_size: number;
  /** SHA-256, hex. */
  second_root_hash: string;
  /** In the order of RFC 9162: the lowest node of the tree first. */
  path: string[];
};

/** Who changed what, and when. */
export type AuditEntry = {
  id: string;
  /** Its number in the organisation's chain, without gaps. */
  sequence: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  recorded_at: string;
  actor: {
    kind: "user" | "staff" | "api_key" | "system";
    id: string | null;
    name: string;
    email: string | null;
    /** Why platform staff acted. */
    reason: string | null;
  };
  /** noun.verb, such as members.invite. */
  action: string;
  resource: {
    kind: string;
    id: string;
    name: string | null;
  };
  changes: {
    field: string;
    before: string | null;
    after: string | null;
    /** The value was about a person and has been erased since. */
    erased: boolean;
  }[];
  ip_address: string | null;
  user_agent: string | null;
  request_id: string;
  /** Chains the entry to the one before it. */
  hash: string;
};

export type AuditEntryPage = {
  data: AuditEntry[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type AuditInclusionProof = {
  sequence: number;
  tree_size: number;
  /** The entry's hash in the chain, hex: what the leaf is made from. */
  entry_hash: string;
  /** SHA-256 over a zero byte and the entry's hash, hex. */
  leaf_hash: string;
  /** SHA-256, hex. */
  root_hash: string;
  /** In the order of RFC 9162: the lowest node of the tree first. */
  path: string[];
  /** The note that signs this tree, where one was taken. */
  checkpoint: string | null;
};

/** A channel, without its secrets. */
export type Channel = {
  id: string;
  /** By which policies and groups name the channel. */
  key: string;
  kind: ChannelKind;
  name: string;
  /** Where it leads, without secrets: a host, a number, an address. */
  target: string;
  state: "active" | "paused";
  pause_reason: string | null;
  /** Deliveries given up in a row. */
  consecutive_failures: number;
  last_delivered_at: string | null;
  last_failed_at: string | null;
  last_error: string | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  updated_at: string;
};

export type ChannelKind =
  "email_list" | "slack_webhook" | "slack_bot" | "teams" | "sms" | "webhook" | "pagerduty";

export type ChannelPage = {
  data: Channel[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ChannelTest = {
  delivery_id: string;
  delivered: boolean;
  http_status: number | null;
  error: string | null;
  /** The beginning of what the receiver answered. */
  answer: string;
};

export type ComplianceAnswer = {
  id: string;
};

export type ComplianceCheck = {
  /** Id of a check: mfa-coverage. */
  id: string;
  type: "automatic" | "manual";
  version: number;
  title: string;
  description: string;
  remedy: string;
  /** stale: the last result no longer holds; excepted: a failure that is accepted until a date. */
  state: "pass" | "fail" | "not_assessed" | "stale" | "error" | "excepted" | "not_applicable";
  /** Null before the first run or answer. */
  reason: string | null;
  since: string | null;
  observed_at: string | null;
  valid_until: string | null;
  owner_id: string | null;
  due_on: string | null;
};

export type ComplianceCheckPage = {
  data: ComplianceCheck[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ComplianceControl = {
  id: string;
  theme:
    | "access"
    | "data"
    | "logging"
    | "monitoring"
    | "incidents"
    | "continuity"
    | "change"
    | "governance"
    | "people"
    | "physical"
    | "privacy";
  title: string;
  objective: string;
  state: "pass" | "fail" | "not_assessed" | "not_applicable";
  checks: {
    id: string;
    /** stale: the last result no longer holds; excepted: a failure that is accepted until a date. */
    state: "pass" | "fail" | "not_assessed" | "stale" | "error" | "excepted" | "not_applicable";
  }[];
  mappings: {
    /** Id of a framework: soc2. */
    framework: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
    strength: "direct" | "supporting" | "partial";
    requirements: string[];
    rationale: string;
  }[];
};

export type ComplianceControlPage = {
  data: ComplianceControl[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ComplianceFramework = {
  /** Id of a framework: soc2. */
  id: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
  name: string;
  version: string;
  valid_from: string;
  in_scope: boolean;
  state: "pass" | "fail" | "not_assessed" | "not_applicable";
  score: ComplianceScore;
};

export type ComplianceFrameworkPage = {
  data: ComplianceFramework[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ComplianceRequirement = {
  /** Id of a framework: soc2. */
  framework: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
  /** As the source numbers it: CC6.1. */
  id: string;
  /** Our own words. */
  title: string;
  section: string;
  in_scope: boolean;
  state: "pass" | "fail" | "not_assessed" | "not_applicable";
  controls: {
    id: string;
    strength: "direct" | "supporting" | "partial";
    rationale: string;
    state: "pass" | "fail" | "not_assessed" | "not_applicable";
  }[];
};

export type ComplianceRequirementPage = {
  data: ComplianceRequirement[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ComplianceResult = {
  id: string;
  /** Id of a check: mfa-coverage. */
  check_id: string;
  check_version: number;
  state: "pass" | "fail" | "not_assessed" | "not_applicable" | "error";
  previous_state: "pass" | "fail" | "not_assessed" | "not_applicable" | "error" | null;
  reason: string;
  /** What the statement answered. */
  facts: Record<string, unknown>;
  /** Ids of what is behind it, a hundred at most. */
  rows: string[];
  /** SHA-256 of the statement, hex; null for an answer. */
  query_sha256: string | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  observed_at: string;
};

export type ComplianceResultPage = {
  data: ComplianceResult[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type ComplianceRun = {
  checks: number;
  failed: number;
  /** Checks whose result is another than before. */
  changed: number;
};

export type ComplianceScore = {
  pass: number;
  fail: number;
  not_assessed: number;
  not_applicable: number;
  /** pass of pass and fail, rounded down; null below 80 % assessed. */
  percent: number | null;
};

export type CreatedApiKey = {
  id: string;
  name: string;
  scopes: Scope[];
  /** The key itself. It is shown this once and cannot be found again. */
  token: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  expires_at: string;
};

export type CreatedChannel = {
  id: string;
  key: string;
  /** Of a webhook: shown this once and cannot be found again. Null for other kinds. */
  signing_secret: string | null;
};

export type CreatedMuteWindow = {
  id: string;
};

/** One message to one recipient. */
export type Delivery = {
  /** Also the idempotency key that its receiver sees. */
  id: string;
  title: string;
  kind:
    | "fired"
    | "severity_raised"
    | "resolved"
    | "acknowledged"
    | "flapping"
    | "no_data"
    | "reminder"
    | "escalation"
    | "bundle"
    | "incident"
    | "test";
  severity: "low" | "medium" | "high" | "critical";
  state: "pending" | "leased" | "delivered" | "failed" | "cancelled";
  /** Null for the built-in e-mail and text messages. */
  channel_id: string | null;
  /** To the phone of a member. */
  by_text: boolean;
  recipient: string;
  alert_id: string | null;
  /** All alerts of a summary; empty for anything else. */
  alert_ids: string[];
  incident_id: string | null;
  attempts: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  finished_at: string | null;
  http_status: number | null;
  last_error: string | null;
  /** What the provider said last, such as delivered. */
  provider_status: string | null;
};

export type DeliveryPage = {
  data: Delivery[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

/** A delivery with every attempt. */
export type DeliveryWithLog = {
  /** Also the idempotency key that its receiver sees. */
  id: string;
  title: string;
  kind:
    | "fired"
    | "severity_raised"
    | "resolved"
    | "acknowledged"
    | "flapping"
    | "no_data"
    | "reminder"
    | "escalation"
    | "bundle"
    | "incident"
    | "test";
  severity: "low" | "medium" | "high" | "critical";
  state: "pending" | "leased" | "delivered" | "failed" | "cancelled";
  /** Null for the built-in e-mail and text messages. */
  channel_id: string | null;
  /** To the phone of a member. */
  by_text: boolean;
  recipient: string;
  alert_id: string | null;
  /** All alerts of a summary; empty for anything else. */
  alert_ids: string[];
  incident_id: string | null;
  attempts: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  finished_at: string | null;
  http_status: number | null;
  last_error: string | null;
  /** What the provider said last, such as delivered. */
  provider_status: string | null;
  log: {
    number: number;
    /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
    started_at: string;
    duration_ms: number;
    outcome: "delivered" | "retry" | "failed";
    http_status: number | null;
    error: string | null;
  }[];
};

export type EscalationPolicy = {
  id: string;
  /** Alert policies name it escalation:key. */
  key: string;
  name: string;
  description: string;
  /** How often the steps begin again after the last. */
  repeats: number;
  steps: {
    /** How long an answer is waited for before the next step. */
    delay_minutes: number;
    targets: {
      kind: "user" | "schedule" | "group" | "channel";
      /** Of the person or schedule; of a group or channel its key. */
      id: string;
    }[];
  }[];
};

export type EscalationPolicyPage = {
  data: EscalationPolicy[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type EvidenceFigure = {
  /** Null where it is not known; reason says why. */
  value: number | boolean | null;
  reason:
    | "no_source"
    | "no_data"
    | "coverage_too_low"
    | "not_verifiable"
    | "probe_failed"
    | "source_expired"
    | null;
  unit: "count" | "percent" | "milliseconds" | "boolean" | "days";
  numerator: number | null;
  denominator: number | null;
  sample: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  window_start: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  window_end: string;
  source_query: string;
  /** SHA-256, hex. */
  source_query_sha256: string;
  /** SHA-256, hex. */
  rows_sha256: string;
  evaluator_version: number;
};

export type EvidenceSnapshot = {
  /** A UTC day: 2026-11-21. */
  snapshot_date: string;
  organization_id: string;
  trust_principles: {
    security: {
      rls_policies_active: number | boolean | null;
      auth_failures_30d: number | boolean | null;
      prompt_injection_attempts: number | boolean | null;
      audit_chain_integrity: number | boolean | null;
    };
    availability: {
      uptime_percentage: number | boolean | null;
      api_latency_avg_ms: number | boolean | null;
      error_rate: number | boolean | null;
    };
    processing_integrity: {
      llm_success_rate: number | boolean | null;
      rag_accuracy: number | boolean | null;
      audit_logs_complete: number | boolean | null;
    };
    confidentiality: {
      encryption_at_rest: number | boolean | null;
      encryption_in_transit: number | boolean | null;
      data_leakage_incidents: number | boolean | null;
    };
    privacy: {
      gdpr_compliant: number | boolean | null;
      dsar_response_time_avg_days: number | boolean | null;
      pii_redaction_active: number | boolean | null;
    };
  };
  evidence: {
    rls_policies_active: EvidenceFigure;
    auth_failures_30d: EvidenceFigure;
    prompt_injection_attempts: EvidenceFigure;
    audit_chain_integrity: EvidenceFigure;
    uptime_percentage: EvidenceFigure;
    api_latency_avg_ms: EvidenceFigure;
    error_rate: EvidenceFigure;
    llm_success_rate: EvidenceFigure;
    rag_accuracy: EvidenceFigure;
    audit_logs_complete: EvidenceFigure;
    encryption_at_rest: EvidenceFigure;
    encryption_in_transit: EvidenceFigure;
    data_leakage_incidents: EvidenceFigure;
    gdpr_compliant: EvidenceFigure;
    dsar_response_time_avg_days: EvidenceFigure;
    pii_redaction_active: EvidenceFigure;
  };
  completeness: {
    known: number;
    total: number;
  };
  chain: {
    format: "regulix/evidence/v1";
    sequence: number;
    /** SHA-256, hex. */
    previous_hash: string;
    /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
    generated_at: string;
    late: boolean;
  };
  /** sha256:<hex>;ed25519:<key id>:<base64>, or sha256:<hex>;unsigned. See docs/evidence-format.md. */
  hash_signature: string;
};

export type EvidenceSnapshotPage = {
  data: EvidenceSnapshotSummary[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type EvidenceSnapshotSummary = {
  /** A UTC day: 2026-11-21. */
  snapshot_date: string;
  /** Counts the organisation's snapshots from 1. */
  sequence: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  generated_at: string;
  late: boolean;
  figures_known: number;
  figures_total: number;
  /** False where no key was configured then. */
  signed: boolean;
};

export type ExplainedLine = {
  labels: Record<string, string>;
  /** Which clause of the policy decided. */
  clause: "fired" | "open" | "kept_firing" | "recovering" | "not_crossed" | "waiting" | "held" | "no_data";
  /** The clause in plain words, with the figures that it rests on. */
  text: string;
  verdict: "breach" | "recovering" | "clear" | "no_data";
  /** Null is no data. */
  value: number | null;
  threshold: number | null;
  /** From how many samples the value was made. */
  samples: number;
  state: "inactive" | "pending" | "firing" | "acknowledged" | "resolved";
  since: string | null;
  /** The decision that put it into this state; null where none ever did. */
  sequence: number | null;
  /** The alert that was open. */
  alert_id: string | null;
};

export type ExplainedQuestion = {
  key: "fired" | "told" | "ended";
  question: string;
  answer: string;
  steps: ExplainedStep[];
};

export type ExplainedStep = {
  /** The decision's number in the organisation's chain; null for what is not decided yet. */
  sequence: number | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  at: string;
  /** What was decided, in plain words. */
  text: string;
  details: string[];
};

export type HelpItem = {
  /** The article is at /help/{slug}; a term of the glossary at /help/glossary#… as it stands here. */
  slug: string;
  title: string;
  section: string;
  /** How much of what was asked it answers. */
  score: number;
};

export type HelpItems = {
  items: HelpItem[];
};

export type Incident = {
  id: string;
  /** In the organisation, from 1 on. */
  number: number;
  title: string;
  severity: IncidentSeverity;
  state: IncidentState;
  commander: {
    id: string;
    name: string;
  } | null;
  alert_count: number;
  /** When the trouble began, as far as is known. */
  started_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  opened_at: string;
  /** By when somebody is to acknowledge it. */
  response_due_at: string;
  acknowledged_at: string | null;
  mitigated_at: string | null;
  resolved_at: string | null;
  closed_at: string | null;
  /** The incident in which it goes on. */
  merged_into_id: string | null;
};

export type IncidentEvents = {
  data: {
    id: string;
    /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
    at: string;
    kind: string;
    /** A member, an API key, a rule, or Alerting. */
    actor: string;
    /** What happened, as the timeline says it. */
    text: string;
    quote: string | null;
    alert_id: string | null;
  }[];
};

export type IncidentPage = {
  data: Incident[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type IncidentSeverity = "P1" | "P2" | "P3";

export type IncidentState = "open" | "mitigated" | "resolved" | "closed";

export type KeptAlertNote = {
  id: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
};

/** Announced work during which nobody is told of what it matches; no matchers mean everything. */
export type MaintenanceWindow = {
  id: string;
  state: "active" | "pending" | "expired";
  matchers: Matcher[];
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  starts_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  ends_at: string;
  recurrence: Recurrence | null;
  reason: string;
  /** True where it mutes nothing critical until a second person has approved it. */
  needs_approval: boolean;
  approved_by: string | null;
  approved_at: string | null;
  created_by: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
};

export type MaintenanceWindowPage = {
  data: MaintenanceWindow[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

/** A label of an alert, how it is compared, and with what. Patterns fit the whole value. */
export type Matcher = {
  name: string;
  operator: "=" | "!=" | "=~" | "!~";
  value: string;
};

/** Somebody who belongs to the organisation. */
export type Member = {
  /** Of the membership: it ends when the member leaves. */
  id: string;
  /** Of the person, the same in all their organisations. */
  user_id: string;
  name: string;
  email: string;
  role: Role;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  joined_at: string;
};

export type MemberPage = {
  data: Member[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type Metric = {
  /** Such as cpu_usage or orders.placed. */
  name: string;
  label: string;
  unit: string;
  /** organisation: about this organisation; platform: about the installation; pushed: sent by you. */
  source: "organisation" | "platform" | "pushed";
  /** Lines it has: one for each set of labels. */
  series: number;
  /** Null for a pushed metric. */
  kind: "gauge" | "counter" | "ratio" | null;
  description: string | null;
  /** What is usual, in words. */
  normal: string | null;
  worse: "higher" | "lower" | "neither" | null;
};

export type MetricPage = {
  data: Metric[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type MetricPoint = {
  /** Lower-case words joined by dots or underscores, at most 100 characters. */
  metric: string;
  value: number;
  /** Of the first point of a metric; count unless said. */
  unit?:
    | "count"
    | "percent"
    | "ratio"
    | "bytes"
    | "bytes_per_second"
    | "milliseconds"
    | "seconds"
    | "per_second"
    | "per_minute"
    | "requests"
    | "tokens"
    | "celsius"
    | "watts"
    | "kilowatt_hours"
    | "euros";
  /** At most 24 hours late and 5 minutes early; now unless said. */
  timestamp?: string;
  /** At most ten; each set of labels is a series of its own. */
  labels?: Record<string, string>;
};

export type MetricSeries = {
  /** Such as cpu_usage or orders.placed. */
  metric: string;
  unit: string;
  range: "1h" | "24h" | "7d" | "30d" | "90d" | "1y";
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  from: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  to: string;
  step_seconds: number;
  /** How far apart the stored rows stand that were read. */
  resolution: "5m" | "1h" | "1d";
  /** More than are given where a metric has many series: the newest eight are. */
  series_total: number;
  series: {
    key: string;
    labels: Record<string, string>;
    points: {
      /** The end of the step that the point covers. */
      at: string;
      /** The mean over the step; null where there is no data, never zero. */
      value: number | null;
      peak: number | null;
    }[];
    /** The same length of time before, where asked for. */
    previous:
      | {
          /** The end of the step that the point covers. */
          at: string;
          /** The mean over the step; null where there is no data, never zero. */
          value: number | null;
          peak: number | null;
        }[]
      | null;
  }[];
};

/** The fields depend on kind; what is left out has a default. */
export type NewAlertPolicy =
  | {
      kind: "threshold";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      no_data?: "keep_last" | "alert" | "ok" | "separate";
      aggregate?: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
      window_seconds?: number;
      comparison_operator?: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
      threshold_value: number;
      recovery_value?: number | null;
      tiers?: {
        severity: "low" | "medium" | "high" | "critical";
        threshold: number;
      }[];
      parameters?: Record<string, never>;
    }
  | {
      kind: "absence";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      window_seconds?: number;
      parameters?: Record<string, never>;
    }
  | {
      kind: "rate_of_change";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      no_data?: "keep_last" | "alert" | "ok" | "separate";
      aggregate?: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
      window_seconds?: number;
      comparison_operator?: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
      threshold_value: number;
      recovery_value?: number | null;
      tiers?: {
        severity: "low" | "medium" | "high" | "critical";
        threshold: number;
      }[];
      parameters: {
        change: "percent" | "absolute";
        compare_seconds: number;
      };
    }
  | {
      kind: "forecast";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      no_data?: "keep_last" | "alert" | "ok" | "separate";
      window_seconds?: number;
      comparison_operator?: "gt" | "gte" | "lt" | "lte" | "eq" | "neq";
      threshold_value: number;
      recovery_value?: number | null;
      tiers?: {
        severity: "low" | "medium" | "high" | "critical";
        threshold: number;
      }[];
      parameters: {
        horizon_seconds: number;
      };
    }
  | {
      kind: "anomaly";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      no_data?: "keep_last" | "alert" | "ok" | "separate";
      aggregate?: "avg" | "min" | "max" | "sum" | "count" | "last" | "p95";
      window_seconds?: number;
      threshold_value: number;
      parameters: {
        direction: "above" | "below" | "both";
        minimum_deviation?: number;
        points?: number;
        of_points?: number;
      };
    }
  | {
      kind: "burn_rate";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      metric_type: string;
      label_selector?: {
        name: string;
        operator: "=" | "!=" | "=~" | "!~";
        value: string;
      }[];
      group_by?: ("*" | string)[];
      no_data?: "keep_last" | "alert" | "ok" | "separate";
      parameters: {
        objective: number;
        long_seconds?: number;
        short_seconds?: number;
        factor: number;
        minimum_events?: number;
      };
    }
  | {
      kind: "event_count";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      window_seconds?: number;
      comparison_operator?: "gt" | "gte";
      threshold_value: number;
      recovery_value?: number | null;
      tiers?: {
        severity: "low" | "medium" | "high" | "critical";
        threshold: number;
      }[];
      parameters: {
        kinds?: string[];
        severities?: ("info" | "low" | "medium" | "high" | "critical")[];
        group_by?: "actor" | "source_address" | "target" | null;
      };
    }
  | {
      kind: "composite";
      policy_name: string;
      description?: string;
      severity?: "low" | "medium" | "high" | "critical";
      for_seconds?: number;
      keep_firing_seconds?: number;
      cooldown_seconds?: number;
      notification_channels?: string[];
      contact_email?: string | null;
      control_ids?: string[];
      runbook_url?: string | null;
      enabled?: boolean;
      parameters: {
        operator: "all" | "any";
        policy_ids: string[];
      };
    };

export type NewSecurityEvent = {
  kind: string;
  severity?: "info" | "low" | "medium" | "high" | "critical";
  occurred_at?: string;
  actor?: {
    kind?: string;
    id?: string;
    name?: string;
  };
  source_address?: string;
  user_agent?: string;
  target?: {
    kind: string;
    id: string;
  };
  detail?: Record<string, unknown>;
  idempotency_key?: string;
};

export type OnCallLayer = {
  name: string;
  /** The day of the first turn. */
  starts_on: string;
  /** Minutes after midnight, in the zone of the schedule. */
  handover_minute: number;
  rotation_unit: "hour" | "day" | "week";
  rotation_length: number;
  /** Ids of people, in the order of their turns. */
  participants: string[];
  /** When the layer counts; none: always. */
  restrictions: {
    /** 1 for Monday to 7 for Sunday: the days on which it begins. */
    days: number[];
    /** Minutes after midnight, in the zone of the schedule. */
    from_minute: number;
    /** Minutes after midnight, in the zone of the schedule. */
    to_minute: number;
  }[];
};

export type OnCallNow = {
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  at: string;
  user_id: string | null;
  name: string | null;
  /** When somebody else is on call, or at the latest two months ahead. */
  until: string;
  next_user_id: string | null;
};

export type OnCallOverride = {
  id: string;
  user_id: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  starts_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  ends_at: string;
};

export type OnCallSchedule = {
  id: string;
  /** Alert policies name the schedule on-call:key. */
  key: string;
  name: string;
  description: string;
  time_zone: string;
  /** Where several count at a moment, the last one decides. */
  layers: OnCallLayer[];
  /** They win over the layers; the one made later over the earlier. */
  overrides: OnCallOverride[];
};

export type OnCallSchedulePage = {
  data: OnCallSchedule[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type OnCallShift = {
  /** Null where nobody is on call. */
  user_id: string | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  from: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  to: string;
};

export type OnCallShifts = {
  /** Without a gap and without an overlap. */
  data: OnCallShift[];
};

export type OperationsReport = {
  /** The local date of the morning on which it was made. */
  date: string;
  time_zone: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  period_from: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  period_to: string;
  health: {
    collected_slots: number;
    expected_slots: number;
    /** Null is not assessed. */
    requests: number | null;
    /** Null is not assessed. */
    error_rate_percent: number | null;
    /** Null is not assessed. */
    mean_latency_ms: number | null;
    /** Null is not assessed. */
    worst_p95_latency_ms: number | null;
  };
  alerts: {
    fired: number;
    acknowledged: number;
    false_positives: number;
    open_at_end: number;
    groups: {
      category: string;
      severity: string;
      fired: number;
    }[];
  };
  deliveries: {
    delivered: number;
    failed: number;
    waiting: number;
  };
  slowest_routes: {
    route: string;
    method: string;
    requests: number;
    p95_ms: number;
  }[];
  capacity: {
    /** Null is not assessed. */
    storage_used_bytes: number | null;
    storage_quota_bytes: number;
    /** Null is not assessed. */
    bytes_per_day: number | null;
    /** Null is not assessed. */
    days_until_full: number | null;
  };
};

export type OperationsReportPage = {
  data: OperationsReport[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

/** The organisation that an API key belongs to. */
export type Organization = {
  id: string;
  name: string;
  /** Its part of the addresses of pages. */
  slug: string;
  /** An IANA time zone; all times of the API are in UTC nevertheless. */
  time_zone: string;
  plan: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
};

export type PostMortem = {
  incident_id: string;
  state: "draft" | "review" | "published";
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  due_at: string;
  published_at: string | null;
  sections: Record<string, string>;
  actions: {
    id: string;
    title: string;
    owner: string | null;
    due_at: string | null;
    state: "open" | "done" | "dropped";
  }[];
};

/** An error as RFC 9457 problem details. */
export type Problem = {
  /** Always about:blank; code tells problems apart. */
  type: string;
  title: string;
  status: number;
  /** A sentence fit to be shown to people. */
  detail: string;
  /** Stable, for programs: invalid_input, not_found, scope_required, rate_limited, … */
  code: string;
  /** Name it when you ask us about this answer. */
  request_id: string;
  /** Of scope_required: what the API key lacks. */
  required_scope?: string;
  /** Of invalid_input: each wrong field with what is wrong about it. */
  errors?: {
    field: string;
    message: string;
  }[];
};

export type PushResult = {
  accepted: number;
  /** Points that were there already: same series, same time. */
  duplicates: number;
  rejected: {
    index: number;
    field: string;
    reason: string;
  }[];
};

/** People and channels that policies tell as one. */
export type RecipientGroup = {
  id: string;
  /** Policies name it group:<key>. It never changes. */
  key: string;
  name: string;
  description: string;
  user_ids: string[];
  channel_keys: string[];
};

export type RecipientGroupPage = {
  data: RecipientGroup[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type Recurrence = {
  /** 1 for Monday to 7 for Sunday: the days on which a time begins. */
  days: number[];
  /** HH:MM. */
  from: string;
  /** HH:MM; at or before from it is that of the next day. */
  until: string;
  /** IANA name; clock changes are followed. */
  time_zone: string;
};

export type Role = "owner" | "admin" | "member" | "auditor" | "billing";

export type Scope =
  | "metrics:read"
  | "metrics:write"
  | "security-events:read"
  | "security-events:write"
  | "alerts:read"
  | "alerts:write"
  | "alert-policies:write"
  | "silences:write"
  | "channels:write"
  | "on-call:read"
  | "on-call:write"
  | "incidents:read"
  | "incidents:write"
  | "evidence:read"
  | "evidence:export"
  | "compliance:read"
  | "compliance:write"
  | "audit-log:read"
  | "organization:read"
  | "organization:write"
  | "members:read"
  | "members:write"
  | "api-keys:read"
  | "api-keys:write"
  | "support:read"
  | "support:write";

export type SecurityEvent = {
  id: string;
  /** Its number in the organisation's chain, without gaps. */
  sequence: number;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  occurred_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  recorded_at: string;
  /** Such as authentication.failed, or custom. followed by a name of your own. */
  kind: string;
  severity: Severity;
  /** product: recorded by Regulix itself; api: sent by you. */
  source: "product" | "api";
  actor: {
    kind: string;
    id: string | null;
    name: string | null;
  } | null;
  source_address: string | null;
  user_agent: string | null;
  target: {
    kind: string;
    id: string;
  } | null;
  /** Whatever else was said, as JSON. */
  detail: unknown;
  /** Chains the event to the one before it. */
  hash: string;
};

export type SecurityEventPage = {
  data: SecurityEvent[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type Severity = "info" | "low" | "medium" | "high" | "critical";

export type SignedSoc2Report = {
  format: "regulix/soc2-report/v1";
  report_id: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  requested_at: string;
  /** Everything that the PDF says. See docs/evidence-format.md. */
  model: Record<string, unknown>;
  /** SHA-256, hex. */
  model_sha256: string;
  pdf: {
    /** SHA-256, hex. */
    sha256: string;
    bytes: number;
  };
  /** sha256:<hex>;ed25519:<key id>:<base64>, or sha256:<hex>;unsigned. */
  hash_signature: string;
};

/** Nobody is told of what it matches until it ends. Nothing is evaluated differently. */
export type Silence = {
  id: string;
  state: "active" | "pending" | "expired";
  matchers: Matcher[];
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  starts_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  ends_at: string;
  recurrence: Recurrence | null;
  reason: string;
  /** True where it mutes nothing critical until a second person has approved it. */
  needs_approval: boolean;
  approved_by: string | null;
  approved_at: string | null;
  created_by: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
};

export type SilencePage = {
  data: Silence[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type Soc2Report = {
  id: string;
  /** A UTC day: 2026-11-20. */
  from_day: string;
  /** A UTC day: 2026-11-20. */
  to_day: string;
  state: "queued" | "running" | "ready" | "failed";
  /** Of three: evidence read, document drawn, signed. */
  steps_done: number;
  /** True for the report of a month that the schedule asked for. */
  scheduled: boolean;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  requested_at: string;
  finished_at: string | null;
  figures_known: number | null;
  figures_total: number | null;
  model_sha256: string | null;
  pdf_sha256: string | null;
  pdf_bytes: number | null;
  /** False before it is ready, and where no key was configured then. */
  signed: boolean;
};

export type Soc2ReportPage = {
  data: Soc2Report[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type Soc2ReportPdf = {
  name: string;
  /** SHA-256, hex. */
  sha256: string;
  bytes: number;
  /** The PDF, base64. */
  content: string;
};

export type SupportFile = {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
};

export type SupportMessage = {
  id: string;
  kind: "customer" | "reply" | "system";
  author: string;
  /** Plain text. */
  body: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  at: string;
  files: {
    id: string;
    name: string;
    media_type: string;
    size_bytes: number;
  }[];
};

export type SupportMessages = {
  data: SupportMessage[];
};

export type SupportTicket = {
  id: string;
  /** As mails and pages call it: #1042. */
  number: number;
  subject: string;
  type: "question" | "problem" | "request";
  area:
    | "monitoring"
    | "alerts"
    | "incidents"
    | "security-events"
    | "evidence"
    | "compliance"
    | "reports"
    | "collection"
    | "api"
    | "members"
    | "sign-in"
    | "billing"
    | "other";
  severity: "critical" | "high" | "medium" | "low";
  state: SupportTicketState;
  requester: {
    id: string;
    name: string;
  } | null;
  /** By when it is answered next; null while nobody waits for it. */
  answer_due_at: string | null;
  first_responded_at: string | null;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  created_at: string;
  /** A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z. */
  last_message_at: string;
  solved_at: string | null;
};

export type SupportTicketPage = {
  data: SupportTicket[];
  /** Asks for the next page; null on the last one. */
  next_cursor: string | null;
};

export type SupportTicketState = "received" | "in_work" | "waiting_for_you" | "solved" | "closed";

export type UpdateOrganizationBody = {
  name: string;
};

export type ListMembersQuery = {
  /** Only these roles; may be repeated. */
  role?: Role[];
  /** Part of a name or an e-mail address. */
  search?: string;
  sort?: "joined_at" | "-joined_at" | "name" | "-name";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ChangeMemberRoleBody = {
  role: Role;
};

export type ListMetricsQuery = {
  source?: "organisation" | "platform" | "pushed";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type PushMetricsBody = {
  points: MetricPoint[];
};

export type GetMetricSeriesQuery = {
  range?: "1h" | "24h" | "7d" | "30d" | "90d" | "1y";
  /** Adds the same length of time before. */
  compare?: "previous";
};

export type ListSecurityEventsQuery = {
  /** Only these severities; may be repeated. */
  severity?: Severity[];
  /** Only these kinds; may be repeated. */
  kind?: string[];
  /** Id of the actor, exactly. */
  actor_id?: string;
  /** Text anywhere in what an event says. */
  search?: string;
  /** Not before this time, which carries its zone. */
  occurred_from?: string;
  /** Before this time, which carries its zone. */
  occurred_before?: string;
  sort?: "-occurred_at" | "occurred_at";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type SendSecurityEventsBody =
  | NewSecurityEvent
  | {
      events: NewSecurityEvent[];
    };

export type ListAlertPoliciesQuery = {
  /** Only these; may be repeated. */
  severity?: ("low" | "medium" | "high" | "critical")[];
  /** Only these; may be repeated. */
  kind?: (
    | "threshold"
    | "absence"
    | "rate_of_change"
    | "forecast"
    | "anomaly"
    | "burn_rate"
    | "event_count"
    | "composite"
  )[];
  /** Only those that are switched on, or off. */
  enabled?: string;
  /** Text in the name, the metric or the description. */
  search?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListAlertPolicyVersionsQuery = {
  /** Only versions with a smaller number: the last one seen. */
  before?: number;
  /** How many items a page holds. */
  limit?: number;
};

export type TryAlertPolicyBody = {
  /** As in the creation of a policy. */
  policy: unknown;
  range?: "24h" | "7d" | "30d";
  /** The policy whose newest version is compared with. */
  policy_id?: string;
};

export type ExplainAlertPolicyQuery = {
  /** The moment. Left out: now. */
  at?: string;
};

export type ListEvidenceSnapshotsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListSoc2ReportsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateSoc2ReportBody = {
  from_day: string;
  to_day: string;
};

export type ListComplianceFrameworksQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListComplianceRequirementsQuery = {
  /** Id of a framework: soc2. */
  framework?: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
  state?: "pass" | "fail" | "not_assessed" | "not_applicable";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListComplianceControlsQuery = {
  q?: string;
  /** Id of a framework: soc2. */
  framework?: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
  theme?:
    | "access"
    | "data"
    | "logging"
    | "monitoring"
    | "incidents"
    | "continuity"
    | "change"
    | "governance"
    | "people"
    | "physical"
    | "privacy";
  state?: "pass" | "fail" | "not_assessed" | "not_applicable";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListComplianceChecksQuery = {
  q?: string;
  /** stale: the last result no longer holds; excepted: a failure that is accepted until a date. */
  state?: "pass" | "fail" | "not_assessed" | "stale" | "error" | "excepted" | "not_applicable";
  type?: "automatic" | "manual";
  /** Id of a framework: soc2. */
  framework?: "soc2" | "hipaa" | "gdpr" | "sox" | "pci-dss" | "iso-27001" | "nis2";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListComplianceResultsQuery = {
  /** Id of a check: mfa-coverage. */
  check_id?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type RunComplianceChecksBody = {
  check_id?: string;
};

export type AnswerComplianceCheckBody = {
  check_id: string;
  outcome: "pass" | "fail" | "not_assessed";
  note: string;
  valid_until?: string;
  document?: {
    name: string;
    content_type: string;
    content: string;
  };
};

export type ListAlertsQuery = {
  /** Only these states; may be repeated. */
  state?: ("firing" | "acknowledged" | "resolved")[];
  /** Only these severities; may be repeated. */
  severity?: AlertSeverity[];
  /** Only of these policies; may be repeated. */
  policy_id?: string[];
  /** name=value; repeated, all must match. */
  label?: string[];
  assignee_id?: string;
  /** Text in the policy's name or the labels. */
  search?: string;
  /** Not before this time, which carries its zone. */
  fired_from?: string;
  /** Before this time, which carries its zone. */
  fired_before?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ResolveAlertBody = {
  reason: string;
};

export type SnoozeAlertBody = {
  until: string | null;
};

export type MarkAlertFalsePositiveBody = {
  reason: string;
};

export type AddAlertNoteBody = {
  body: string;
};

export type ListAlertDecisionsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListSilencesQuery = {
  state?: "active" | "pending" | "expired";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateSilenceBody = {
  matchers: {
    name: string;
    operator: "=" | "!=" | "=~" | "!~";
    value: string;
  }[];
  starts_at: string;
  ends_at: string;
  recurrence?: {
    days: number[];
    from: string;
    until: string;
    time_zone: string;
  } | null;
  reason: string;
};

export type ChangeSilenceBody = {
  ends_at: string;
};

export type ListMaintenanceWindowsQuery = {
  state?: "active" | "pending" | "expired";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type PlanMaintenanceBody = {
  matchers?: {
    name: string;
    operator: "=" | "!=" | "=~" | "!~";
    value: string;
  }[];
  starts_at: string;
  ends_at: string;
  recurrence?: {
    days: number[];
    from: string;
    until: string;
    time_zone: string;
  } | null;
  reason: string;
};

export type ChangeMaintenanceWindowBody = {
  ends_at: string;
};

export type ListRecipientGroupsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateRecipientGroupBody = {
  key: string;
  name: string;
  description?: string;
  user_ids?: string[];
  channel_keys?: string[];
};

export type ChangeRecipientGroupBody = {
  name: string;
  description?: string;
  user_ids?: string[];
  channel_keys?: string[];
};

export type ListChannelsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateChannelBody = {
  kind: ChannelKind;
  name: string;
  /** Made of the name when left out. */
  key?: string;
  /** email_list: addresses. slack_webhook, teams, webhook: url. slack_bot: token, signingSecret, conversation. sms: accountSid, authToken, from, to. pagerduty: routingKey, region. */
  config: Record<string, unknown>;
};

export type UpdateChannelBody = {
  name?: string;
  /** email_list: addresses. slack_webhook, teams, webhook: url. slack_bot: token, signingSecret, conversation. sms: accountSid, authToken, from, to. pagerduty: routingKey, region. */
  config?: Record<string, unknown>;
  state?: "active" | "paused";
};

export type ListDeliveriesQuery = {
  state?: ("pending" | "leased" | "delivered" | "failed" | "cancelled")[];
  kind?: (
    | "fired"
    | "severity_raised"
    | "resolved"
    | "acknowledged"
    | "flapping"
    | "no_data"
    | "reminder"
    | "escalation"
    | "bundle"
    | "incident"
    | "test"
  )[];
  channel_id?: string;
  alert_id?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListIncidentsQuery = {
  /** Only these severities; may be repeated. */
  severity?: IncidentSeverity[];
  /** Only these states; may be repeated. */
  state?: IncidentState[];
  /** Part of a title, or a number. */
  search?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateIncidentBody = {
  title: string;
  severity: IncidentSeverity;
  summary?: string;
  /** When the trouble began; now unless said otherwise. */
  started_at?: string;
  /** Alerts that belong to no incident yet. */
  alert_ids?: string[];
};

export type UpdateIncidentBody = {
  title?: string;
  severity?: IncidentSeverity;
  /** Id of a member's user. */
  commander_id?: string | null;
  state?: IncidentState;
};

export type MergeIncidentBody = {
  /** The incident that goes on. */
  into_id: string;
};

export type ListOperationsReportsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListAuditEntriesQuery = {
  /** Only these actions; may be repeated. */
  action?: string[];
  /** Only what these people or API keys did, or system for the product itself; may be repeated. */
  actor_id?: string[];
  /** Only changes to this kind of thing; may be repeated. */
  resource_kind?: string[];
  /** Part of a name, an address, an id or an action. */
  search?: string;
  /** Not before this time, which carries its zone. */
  recorded_from?: string;
  /** Before this time, which carries its zone. */
  recorded_before?: string;
  sort?: "-recorded_at" | "recorded_at";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListAuditCheckpointsQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ProveAuditInclusionQuery = {
  /** In the tree of so many entries; the newest checkpoint's if absent. */
  tree_size?: number;
};

export type ProveAuditConsistencyQuery = {
  /** How many entries the later tree has; the newest checkpoint's if absent. */
  to?: number;
};

export type ListOnCallSchedulesQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListOnCallShiftsQuery = {
  from?: string;
  to?: string;
};

export type CreateOnCallOverrideBody = {
  user_id: string;
  starts_at: string;
  ends_at: string;
};

export type ListEscalationPoliciesQuery = {
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type ListApiKeysQuery = {
  state?: "active" | "expired" | "revoked";
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

/** Keys always expire: make the next one in time. */
export type CreateApiKeyBody = {
  name: string;
  scopes: (
    | "metrics:read"
    | "metrics:write"
    | "security-events:read"
    | "security-events:write"
    | "alerts:read"
    | "alerts:write"
    | "alert-policies:write"
    | "silences:write"
    | "channels:write"
    | "on-call:read"
    | "on-call:write"
    | "incidents:read"
    | "incidents:write"
    | "evidence:read"
    | "evidence:export"
    | "compliance:read"
    | "compliance:write"
    | "audit-log:read"
    | "organization:read"
    | "organization:write"
    | "members:read"
    | "members:write"
    | "api-keys:read"
    | "api-keys:write"
    | "support:read"
    | "support:write"
  )[];
  expires_in_days?: 7 | 30 | 90 | 180 | 365;
};

export type ListSupportTicketsQuery = {
  /** Only these states; may be repeated. */
  state?: SupportTicketState[];
  /** Part of a title, or a number. */
  search?: string;
  /** How many items a page holds. */
  limit?: number;
  /** The next_cursor of the page before. It belongs to the same filters and sorting. */
  cursor?: string;
};

export type CreateSupportTicketBody = {
  subject: string;
  /** Plain text. */
  body: string;
  type: "question" | "problem" | "request";
  area:
    | "monitoring"
    | "alerts"
    | "incidents"
    | "security-events"
    | "evidence"
    | "compliance"
    | "reports"
    | "collection"
    | "api"
    | "members"
    | "sign-in"
    | "billing"
    | "other";
  severity: "critical" | "high" | "medium" | "low";
  /** Ids of files that this key has uploaded and not sent yet. */
  file_ids?: string[];
  /** Id of a member’s user. */
  requester_id?: string | null;
};

export type CreateSupportMessageBody = {
  /** Plain text. */
  body: string;
  /** Ids of files that this key has uploaded and not sent yet. */
  file_ids?: string[];
};

export type CreateSupportFileBody = {
  name: string;
  /** Base64 of its bytes. */
  content: string;
};

export type SearchHelpQuery = {
  /** A question or some words, at most 200 characters. */
  q?: string;
  /** How many items at most. */
  limit?: number;
};
