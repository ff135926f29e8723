import { z } from "zod";
import { eventWords } from "@/lib/incidents/event-text";
import { INCIDENT_SEVERITIES } from "@/lib/incidents/severity";
import { INCIDENT_STATES } from "@/lib/incidents/states";
import { DeclareIncidentInput } from "@/lib/incidents/schema";
import type { IncidentSummary, PostMortem as StoredPostMortem, TimelineEntry } from "@/lib/incidents/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf, SearchText } from "../schemas";

const Severity = z.enum(INCIDENT_SEVERITIES).register(namedSchemas, { id: "IncidentSeverity" });
const State = z.enum(INCIDENT_STATES).register(namedSchemas, { id: "IncidentState" });

const Incident = z
  .strictObject({
    id: z.uuid(),
    number: z.int().describe("In the organisation, from 1 on."),
    title: z.string(),
    severity: Severity,
    state: State,
    commander: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    alert_count: z.int(),
    started_at: ApiTime.describe("When the trouble began, as far as is known."),
    opened_at: ApiTime,
    response_due_at: ApiTime.describe("By when somebody is to acknowledge it."),
    acknowledged_at: ApiTime.nullable(),
    mitigated_at: ApiTime.nullable(),
    resolved_at: ApiTime.nullable(),
    closed_at: ApiTime.nullable(),
    merged_into_id: z.uuid().nullable().describe("The incident in which it goes on."),
  })
  .register(namedSchemas, { id: "Incident" });

const IncidentPage = pageOf(Incident).register(namedSchemas, { id: "IncidentPage" });

const IncidentEvents = z
  .strictObject({
    data: z.array(
      z.strictObject({
        id: z.uuid(),
        at: ApiTime,
        kind: z.string(),
        actor: z.string().describe("A member, an API key, a rule, or Alerting."),
        text: z.string().describe("What happened, as the timeline says it."),
        quote: z.string().nullable(),
        alert_id: z.uuid().nullable(),
      }),
    ),
  })
  .register(namedSchemas, { id: "IncidentEvents" });

const PostMortem = z
  .strictObject({
    incident_id: z.uuid(),
    state: z.enum(["draft", "review", "published"]),
    due_at: ApiTime,
    published_at: ApiTime.nullable(),
    sections: z.record(z.string(), z.string()),
    actions: z.array(
      z.strictObject({
        id: z.uuid(),
        title: z.string(),
        owner: z.string().nullable(),
        due_at: ApiTime.nullable(),
        state: z.enum(["open", "done", "dropped"]),
      }),
    ),
  })
  .register(namedSchemas, { id: "PostMortem" });

const EXAMPLE = {
  id: "01980c3e-9a10-7c11-8d20-3f5f1a2b4c66",
  number: 12,
  title: "Checkout is slow",
  severity: "P1",
  state: "open",
  commander: null,
  alert_count: 3,
  started_at: "2026-11-21T12:00:00.000Z",
  opened_at: "2026-11-21T12:05:00.000Z",
  response_due_at: "2026-11-21T12:20:00.000Z",
  acknowledged_at: null,
  mitigated_at: null,
  resolved_at: null,
  closed_at: null,
  merged_into_id: null,
} satisfies z.input<typeof Incident>;

const common = { tag: "Incidents", requestsPerMinute: 300 } as const;
const params = z.object({ id: z.uuid().describe("Id of the incident.") });
const one = (description: string) => ({ 200: { description, schema: Incident, example: EXAMPLE } });

export const listIncidentsEndpoint = defineEndpoint({
  ...common,
  operation: "listIncidents",
  method: "GET",
  path: "/api/v1/incidents",
  summary: "List incidents",
  description: "Newest first. Those merged into others are left out.",
  scope: "incidents:read",
  query: listQuery({
    severity: z.array(Severity).default([]).describe("Only these severities; may be repeated."),
    state: z.array(State).default([]).describe("Only these states; may be repeated."),
    search: SearchText.optional().describe("Part of a title, or a number."),
  }),
  place: z.tuple([z.iso.datetime(), z.uuid()]),
  answers: {
    200: {
      description: "A page of incidents.",
      schema: IncidentPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const declareIncidentEndpoint = defineEndpoint({
  ...common,
  operation: "createIncident",
  method: "POST",
  path: "/api/v1/incidents",
  summary: "Declare an incident",
  description: "Members are told. It waits for a person to acknowledge it.",
  scope: "incidents:write",
  requestsPerMinute: 60,
  body: {
    schema: z.strictObject({
      title: DeclareIncidentInput.shape.title,
      severity: Severity,
      summary: DeclareIncidentInput.shape.summary,
      started_at: AskedTime.optional().describe("When the trouble began; now unless said otherwise."),
      alert_ids: DeclareIncidentInput.shape.alertIds.describe("Alerts that belong to no incident yet."),
    }),
    example: { title: "Checkout is slow", severity: "P1" },
  },
  answers: { 201: { description: "The incident.", schema: Incident, example: EXAMPLE } },
});

export const readIncident = defineEndpoint({
  ...common,
  operation: "getIncident",
  method: "GET",
  path: "/api/v1/incidents/{id}",
  summary: "Read an incident",
  description: "One incident by its id.",
  scope: "incidents:read",
  params,
  answers: one("The incident."),
});

export const changeIncidentEndpoint = defineEndpoint({
  ...common,
  operation: "updateIncident",
  method: "PATCH",
  path: "/api/v1/incidents/{id}",
  summary: "Change an incident",
  description: "What is left out stays as it is. A state must be one that the incident can go to.",
  scope: "incidents:write",
  requestsPerMinute: 60,
  params,
  body: {
    schema: z.strictObject({
      title: DeclareIncidentInput.shape.title.optional(),
      severity: Severity.optional(),
      commander_id: z.uuid().nullable().optional().describe("Id of a member's user."),
      state: State.optional(),
    }),
    example: { severity: "P2" },
  },
  answers: one("The incident as it is now."),
});

export const listIncidentEvents = defineEndpoint({
  ...common,
  operation: "listIncidentEvents",
  method: "GET",
  path: "/api/v1/incidents/{id}/events",
  summary: "Read the timeline",
  description: "Everything that happened, the earliest first; of very long timelines the last 500 entries.",
  scope: "incidents:read",
  params,
  answers: {
    200: {
      description: "The timeline.",
      schema: IncidentEvents,
      example: {
        data: [
          {
            id: "01980c3e-9a11-7c11-8d20-3f5f1a2b4c67",
            at: EXAMPLE.opened_at,
            kind: "opened",
            actor: "Rule “Critical alerts of a service”",
            text: "opened it as P1",
            quote: null,
            alert_id: null,
          },
        ],
      },
    },
  },
});

export const mergeIncidentEndpoint = defineEndpoint({
  ...common,
  operation: "mergeIncident",
  method: "POST",
  path: "/api/v1/incidents/{id}/merge",
  summary: "Merge an incident into another",
  description: "Its alerts and tasks move, and both stories stay on the timeline. Cannot be undone.",
  scope: "incidents:write",
  requestsPerMinute: 60,
  params,
  body: {
    schema: z.strictObject({ into_id: z.uuid().describe("The incident that goes on.") }),
    example: { into_id: "01980c3e-9a12-7c11-8d20-3f5f1a2b4c68" },
  },
  answers: one("The incident that goes on."),
});

export const readPostMortem = defineEndpoint({
  ...common,
  operation: "getPostMortem",
  method: "GET",
  path: "/api/v1/incidents/{id}/post-mortem",
  summary: "Read a post-mortem",
  description: "The post-mortem of an incident, with its actions.",
  scope: "incidents:read",
  params,
  answers: {
    200: {
      description: "The post-mortem.",
      schema: PostMortem,
      example: {
        incident_id: EXAMPLE.id,
        state: "draft",
        due_at: "2026-11-23T13:00:00.000Z",
        published_at: null,
        sections: { summary: "Checkout was slow for 40 minutes." },
        actions: [],
      },
    },
  },
});

/** An incident as the API shows it. */
export function presentIncident(incident: IncidentSummary): z.input<typeof Incident> {
  const time = (at: Date | null) => at && at.toISOString();
  return {
    id: incident.id,
    number: incident.number,
    title: incident.title,
    severity: incident.severity,
    state: incident.state,
    commander: incident.commander,
    alert_count: incident.alertCount,
    started_at: incident.startedAt.toISOString(),
    opened_at: incident.openedAt.toISOString(),
    response_due_at: incident.responseDueAt.toISOString(),
    acknowledged_at: time(incident.acknowledgedAt),
    mitigated_at: time(incident.mitigatedAt),
    resolved_at: time(incident.resolvedAt),
    closed_at: time(incident.closedAt),
    merged_into_id: incident.mergedIntoId,
  };
}

/** A timeline as the API shows it. */
export function presentEvents(timeline: readonly TimelineEntry[]): z.input<typeof IncidentEvents> {
  return {
    data: timeline.map((entry) => {
      const { text, quote = null } = eventWords(entry);
      const { id, at, kind, actor, alertId } = entry;
      return { id, at: at.toISOString(), kind, actor, text, quote, alert_id: alertId };
    }),
  };
}

/** A post-mortem as the API shows it. */
export function presentPostMortem(postMortem: StoredPostMortem): z.input<typeof PostMortem> {
  return {
    incident_id: postMortem.incident.id,
    state: postMortem.state,
    due_at: postMortem.dueAt.toISOString(),
    published_at: postMortem.publishedAt && postMortem.publishedAt.toISOString(),
    sections: Object.fromEntries(Object.entries(postMortem.sections)),
    actions: postMortem.actions.map(({ id, title, owner, dueAt, state }) => ({
      id,
      title,
      owner: owner && owner.name,
      due_at: dueAt && dueAt.toISOString(),
      state,
    })),
  };
}
