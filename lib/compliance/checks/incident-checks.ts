import { notApplicable, pass, populationCheck } from "./define-check";
import type { AutomaticCheck } from "./types";

const OF_INCIDENTS = `FROM incidents incident WHERE incident.organization_id = asked.organization_id
      AND incident.merged_into_id IS NULL`;

const INCIDENTS = { version: 1, path: "/incidents", rowKind: "incident" } as const;

export const INCIDENT_CHECKS: readonly AutomaticCheck[] = [
  populationCheck({
    ...INCIDENTS,
    id: "incident-targets",
    title: "Incidents are acknowledged in time",
    description: "Each incident of the last 90 days was acknowledged before its response target.",
    remedy: "See why nobody took on the incidents named here in time.",
    noun: ["incident", "incidents"],
    fault: "acknowledged too late, or not yet",
    whenNone: notApplicable("There was no incident in 90 days."),
    subjects: `  SELECT incident.id::text AS id,
      least(incident.acknowledged_at, incident.resolved_at, moment.at) > incident.response_due_at AS fails
    ${OF_INCIDENTS} AND incident.opened_at > moment.at - interval '90 days'`,
  }),
  populationCheck({
    ...INCIDENTS,
    id: "incidents-led",
    title: "Grave incidents are led by somebody",
    description: "Each open incident of severity P1 or P2 has a commander.",
    remedy: "Name a commander for the incidents listed here.",
    noun: ["open grave incident", "open grave incidents"],
    fault: "without a commander",
    whenNone: notApplicable("No grave incident is open."),
    subjects: `  SELECT incident.id::text AS id, incident.commander_id IS NULL AS fails
    ${OF_INCIDENTS} AND incident.severity IN ('P1', 'P2') AND incident.state IN ('open', 'mitigated')`,
  }),
  populationCheck({
    ...INCIDENTS,
    id: "incidents-unresolved",
    title: "No grave incident stays open",
    description:
      "No incident of severity P1 has been open for more than three days, none of P2 for more than a week.",
    remedy: "Resolve the incidents named here, or lower their severity with a reason.",
    noun: ["open grave incident", "open grave incidents"],
    fault: "open for too long",
    whenNone: pass("No grave incident is open."),
    subjects: `  SELECT incident.id::text AS id, incident.opened_at < moment.at
      - CASE incident.severity WHEN 'P1' THEN interval '3 days' ELSE interval '7 days' END AS fails
    ${OF_INCIDENTS} AND incident.severity IN ('P1', 'P2') AND incident.state IN ('open', 'mitigated')`,
  }),
  populationCheck({
    ...INCIDENTS,
    id: "post-mortems-published",
    title: "Post-mortems are published",
    description: "Each post-mortem whose term has passed within 90 days is published.",
    remedy: "Finish and publish the post-mortems of the incidents named here.",
    path: "/incidents/post-mortems",
    noun: ["post-mortem that was due", "post-mortems that were due"],
    fault: "not published",
    whenNone: notApplicable("No post-mortem was due in 90 days."),
    subjects: `  SELECT report.incident_id::text AS id, report.published_at IS NULL AS fails
    FROM post_mortems report WHERE report.organization_id = asked.organization_id
      AND report.due_at BETWEEN moment.at - interval '90 days' AND moment.at`,
  }),
  populationCheck({
    version: 1,
    rowKind: "post_mortem_action",
    id: "post-mortem-actions",
    title: "What was learnt is carried out",
    description: "No action of a post-mortem is open after its date.",
    remedy: "Do the actions named here, or drop them with a reason.",
    path: "/incidents/post-mortems",
    noun: ["action", "actions"],
    fault: "open after its date",
    whenNone: notApplicable("No post-mortem has an action with a date."),
    subjects: `  SELECT action.id::text AS id, action.state = 'open' AND action.due_at < moment.at AS fails
    FROM post_mortem_actions action WHERE action.organization_id = asked.organization_id AND action.due_at IS NOT NULL`,
  }),
];
