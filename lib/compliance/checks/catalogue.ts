import { ACCESS_CHECKS } from "./access-checks";
import { ALERT_CHECKS } from "./alert-checks";
import { BACKUP_CHECKS } from "./backup-checks";
import { EVIDENCE_CHECKS } from "./evidence-checks";
import { INCIDENT_CHECKS } from "./incident-checks";
import { KEY_CHECKS } from "./key-checks";
import { MANUAL_CHECKS } from "./manual-checks";
import { MONITORING_CHECKS } from "./monitoring-checks";
import type { AutomaticCheck, Check } from "./types";

/** What the product sees for itself. */
export const AUTOMATIC_CHECKS: readonly AutomaticCheck[] = [
  ...ACCESS_CHECKS,
  ...KEY_CHECKS,
  ...EVIDENCE_CHECKS,
  ...BACKUP_CHECKS,
  ...MONITORING_CHECKS,
  ...ALERT_CHECKS,
  ...INCIDENT_CHECKS,
];

/** Every check, those of the product first. */
export const CHECKS: readonly Check[] = [...AUTOMATIC_CHECKS, ...MANUAL_CHECKS];

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]));

/** Null for an id that no check has. */
export function findCheck(id: string): Check | null {
  return BY_ID.get(id) ?? null;
}
