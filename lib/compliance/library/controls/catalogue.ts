import type { Control } from "../types";
import { ACCESS_CONTROLS } from "./access";
import { CHANGE_CONTROLS } from "./change";
import { CONTINUITY_CONTROLS } from "./continuity";
import { DATA_CONTROLS } from "./data";
import { GOVERNANCE_CONTROLS } from "./governance";
import { INCIDENT_CONTROLS } from "./incidents";
import { LOGGING_CONTROLS } from "./logging";
import { MONITORING_CONTROLS } from "./monitoring";
import { PEOPLE_CONTROLS } from "./people";
import { PHYSICAL_CONTROLS } from "./physical";
import { PRIVACY_CONTROLS } from "./privacy";

/** Every control, in the order in which they are shown. */
export const CONTROLS: readonly Control[] = [
  ...ACCESS_CONTROLS,
  ...DATA_CONTROLS,
  ...LOGGING_CONTROLS,
  ...MONITORING_CONTROLS,
  ...INCIDENT_CONTROLS,
  ...CONTINUITY_CONTROLS,
  ...CHANGE_CONTROLS,
  ...GOVERNANCE_CONTROLS,
  ...PEOPLE_CONTROLS,
  ...PHYSICAL_CONTROLS,
  ...PRIVACY_CONTROLS,
];

const BY_ID = new Map(CONTROLS.map((control) => [control.id, control]));

/** Null for an id that no control has. */
export function findControl(id: string): Control | null {
  return BY_ID.get(id) ?? null;
}
