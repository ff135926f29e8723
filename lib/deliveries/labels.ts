import type { DeliveryKind, DeliveryState } from "./kinds";

export const DELIVERY_STATE_LABELS: Record<DeliveryState, string> = {
  pending: "Waiting",
  leased: "Sending",
  delivered: "Delivered",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const DELIVERY_KIND_LABELS: Record<DeliveryKind, string> = {
  fired: "Fired",
  severity_raised: "Severity raised",
  resolved: "Resolved",
  acknowledged: "Acknowledged",
  flapping: "Flapping",
  no_data: "No data",
  reminder: "Reminder",
  escalation: "Escalation",
  bundle: "Summary",
  incident: "Incident",
  test: "Test",
};
