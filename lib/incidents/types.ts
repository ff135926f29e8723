import type { AlertSeverity } from "@/lib/alerts/severity";
import type { AlertLabels, AlertState } from "@/lib/alerts/types";
import type { IncidentEventDetail, IncidentEventKind } from "./event-kinds";
import type {
  ActionState,
  IncidentRole,
  LinkKind,
  PostMortemState,
  UpdateAudience,
  UpdatePhase,
} from "./labels";
import type { PostMortemSections } from "./post-mortem-sections";
import type { ResolveOn } from "./resolve-by-rule";
import type { IncidentSeverity } from "./severity";
import type { IncidentState } from "./states";

/** A member; somebody who has left has no name here. */
export type Person = { id: string; name: string };

export type IncidentSummary = {
  id: string;
  number: number;
  title: string;
  severity: IncidentSeverity;
  state: IncidentState;
  commander: Person | null;
  startedAt: Date;
  openedAt: Date;
  responseDueAt: Date;
  acknowledgedAt: Date | null;
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  mergedIntoId: string | null;
  alertCount: number;
};

export type IncidentAlert = {
  id: string;
  policyName: string;
  labels: AlertLabels;
  severity: AlertSeverity;
  state: AlertState;
  firedAt: Date;
};

export type TimelineEntry = {
  id: string;
  at: Date;
  kind: IncidentEventKind;
  /** Who or what did it: a member, an API key, a rule. */
  actor: string;
  detail: IncidentEventDetail;
  /** The person whom the event is about. */
  person: string | null;
  alertId: string | null;
  /** Set where it happened in an incident that was merged into this one. */
  fromNumber: number | null;
};

export type IncidentTask = {
  id: string;
  title: string;
  assignee: Person | null;
  dueAt: Date | null;
  doneAt: Date | null;
};

export type IncidentUpdate = {
  id: string;
  audience: UpdateAudience;
  phase: UpdatePhase;
  body: string;
  postedAt: Date;
  postedBy: string;
};

export type RunbookStep = { id: string; body: string; ticked: { at: Date; by: string } | null };

export type IncidentLink = { id: string; kind: LinkKind; target: string; label: string };

/** Everything of one incident. */
export type Incident = IncidentSummary & {
  summary: string;
  resolveOn: ResolveOn;
  ruleName: string | null;
  mergedInto: { id: string; number: number } | null;
  splitFrom: { id: string; number: number } | null;
  merged: { id: string; number: number }[];
  alerts: IncidentAlert[];
  timeline: TimelineEntry[];
  roles: { role: IncidentRole; person: Person }[];
  tasks: IncidentTask[];
  updates: IncidentUpdate[];
  steps: RunbookStep[];
  links: IncidentLink[];
  postMortem: { state: PostMortemState; dueAt: Date } | null;
};

export type PostMortemAction = {
  id: string;
  title: string;
  owner: Person | null;
  dueAt: Date | null;
  state: ActionState;
};

export type PostMortem = {
  incident: Pick<
    IncidentSummary,
    "id" | "number" | "title" | "severity" | "openedAt" | "resolvedAt" | "startedAt"
  >;
  state: PostMortemState;
  sections: PostMortemSections;
  version: number;
  dueAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
  actions: PostMortemAction[];
};

export type PostMortemSummary = {
  incidentId: string;
  number: number;
  title: string;
  severity: IncidentSeverity;
  state: PostMortemState;
  dueAt: Date;
  publishedAt: Date | null;
  openActions: number;
};
