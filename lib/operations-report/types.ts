import type { AlertSeverity } from "@/lib/alerts/severity";
import type { IncidentSeverity } from "@/lib/incidents/severity";
import type { AlertCategory } from "@/lib/routing/categories";

/** The figures of one day. Null is "not assessed": nothing was measured, which is not zero. */
export type OperationsFigures = {
  health: {
    /** Five-minute slots of the day that were collected, of all that it has: 276 to 300 with the clocks. */
    collectedSlots: number;
    expectedSlots: number;
    requests: number | null;
    errorRatePercent: number | null;
    meanLatencyMs: number | null;
    worstP95LatencyMs: number | null;
    securityEvents: number | null;
  };
  alerts: {
    groups: { category: AlertCategory; severity: AlertSeverity; fired: number }[];
    fired: number;
    acknowledged: number;
    falsePositives: number;
    /** Not resolved at the end of the day, whenever they fired. */
    openAtEnd: number;
  };
  incidents: {
    opened: { severity: IncidentSeverity; count: number }[];
    resolved: number;
    underWayAtEnd: number;
    targetsMissed: number;
  };
  deliveries: { delivered: number; failed: number; waiting: number };
  /** The slowest by their 95th percentile, of those asked for often enough to say. */
  slowestRoutes: { route: string; method: string; requests: number; p95Ms: number }[];
  capacity: {
    storageUsedBytes: number | null;
    storageQuotaBytes: number;
    /** By a straight line through the last 30 days; null where these are too few, or it does not grow. */
    bytesPerDay: number | null;
    daysUntilFull: number | null;
  };
};

export type OperationsReport = {
  /** The local date of the morning, such as 2026-11-21. */
  date: string;
  timeZone: string;
  periodFrom: Date;
  periodTo: Date;
  figures: OperationsFigures;
  createdAt: Date;
};
