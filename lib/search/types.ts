export const RECORD_KINDS = {
  firing_policy: "Acknowledge",
  alert: "Alerts",
  member: "Members",
  api_key: "API keys",
  metric: "Metrics",
  security_event: "Security events",
  audit_entry: "Audit entries",
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

/** One record that answers a search, and where it is shown. */
export type FoundRecord = {
  kind: RecordKind;
  id: string;
  label: string;
  detail: string;
  /** Below the organisation's address. */
  path: string;
};
