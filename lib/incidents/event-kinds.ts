/** What can stand on the timeline of an incident. */
export const INCIDENT_EVENT_KINDS = [
  "opened",
  "alert_fired",
  "alert_acknowledged",
  "alert_resolved",
  "acknowledged",
  "state_changed",
  "severity_changed",
  "title_changed",
  "commander_changed",
  "role_assigned",
  "role_ended",
  "task_added",
  "task_done",
  "task_reopened",
  "update_posted",
  "step_added",
  "step_ticked",
  "step_unticked",
  "link_added",
  "link_removed",
  "note",
  "merged",
  "split",
  "post_mortem_started",
  "post_mortem_published",
] as const;

export type IncidentEventKind = (typeof INCIDENT_EVENT_KINDS)[number];

/** Facts of an event. People stand here by their id alone, so that nobody's name outlives their account. */
export type IncidentEventDetail = Readonly<Record<string, string | number | boolean | null>>;

export function isIncidentEventKind(value: string): value is IncidentEventKind {
  return (INCIDENT_EVENT_KINDS as readonly string[]).includes(value);
}
