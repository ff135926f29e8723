export const SEVERITIES = ["low", "medium", "high", "critical"] as const;

export type DeliverySeverity = (typeof SEVERITIES)[number];

/** Why somebody is told. */
export const DELIVERY_KINDS = [
  "fired",
  "severity_raised",
  "resolved",
  /** For receivers that keep a state of their own. */
  "acknowledged",
  "flapping",
  "no_data",
  "reminder",
  "escalation",
  "bundle",
  "incident",
  "test",
] as const;

export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** Where a delivery stands. `leased` is in a worker's hands. */
export const DELIVERY_STATES = ["pending", "leased", "delivered", "failed", "cancelled"] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];
