import type { DeliveryKind, DeliverySeverity } from "./kinds";

const HOUR = 60 * 60_000;

/** How long a delivery is tried: late news of something grave is better than none, of something small it is noise. */
const LIFETIME_BY_SEVERITY: Record<DeliverySeverity, number> = {
  critical: 24 * HOUR,
  high: 12 * HOUR,
  medium: 4 * HOUR,
  low: HOUR,
};

/** When a delivery that was due at `at` is given up. */
export function deadlineOf(severity: DeliverySeverity, at: Date): Date {
  return new Date(at.getTime() + LIFETIME_BY_SEVERITY[severity]);
}

const PRIORITY_BY_SEVERITY: Record<DeliverySeverity, number> = { critical: 1, high: 2, medium: 3, low: 4 };

/** The order within an organisation, the least first. Whoever tests a channel waits in front of it. */
export function priorityOf(kind: DeliveryKind, severity: DeliverySeverity): number {
  return kind === "test" ? 0 : PRIORITY_BY_SEVERITY[severity];
}
