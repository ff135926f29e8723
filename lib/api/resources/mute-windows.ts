import { z } from "zod";
import type { WindowItem } from "@/lib/routing/windows/types";
import { MaintenanceInput, RecurrenceInput, SilenceInput } from "@/lib/routing/schema";
import { MATCH_OPERATORS } from "@/lib/routing/types";
import { WINDOW_STATES } from "@/lib/routing/windows/state";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf } from "../schemas";

const ApiMatcher = z
  .strictObject({ name: z.string(), operator: z.enum(MATCH_OPERATORS), value: z.string() })
  .describe("A label of an alert, how it is compared, and with what. Patterns fit the whole value.")
  .register(namedSchemas, { id: "Matcher" });

const ApiRecurrence = z
  .strictObject({
    days: z.array(z.int()).describe("1 for Monday to 7 for Sunday: the days on which a time begins."),
    from: z.string().describe("HH:MM."),
    until: z.string().describe("HH:MM; at or before from it is that of the next day."),
    time_zone: z.string().describe("IANA name; clock changes are followed."),
  })
  .register(namedSchemas, { id: "Recurrence" });

const State = z.enum(WINDOW_STATES);

const window = {
  id: z.uuid(),
  state: State,
  matchers: z.array(ApiMatcher),
  starts_at: ApiTime,
  ends_at: ApiTime,
  recurrence: ApiRecurrence.nullable(),
  reason: z.string(),
  needs_approval: z
    .boolean()
    .describe("True where it mutes nothing critical until a second person has approved it."),
  approved_by: z.string().nullable(),
  approved_at: ApiTime.nullable(),
  created_by: z.string(),
  created_at: ApiTime,
};

const Silence = z
  .strictObject(window)
  .describe("Nobody is told of what it matches until it ends. Nothing is evaluated differently.")
  .register(namedSchemas, { id: "Silence" });

const Maintenance = z
  .strictObject(window)
  .describe("Announced work during which nobody is told of what it matches; no matchers mean everything.")
  .register(namedSchemas, { id: "MaintenanceWindow" });

const SilencePage = pageOf(Silence).register(namedSchemas, { id: "SilencePage" });
const MaintenancePage = pageOf(Maintenance).register(namedSchemas, { id: "MaintenanceWindowPage" });

const Created = z.strictObject({ id: z.uuid() }).register(namedSchemas, { id: "CreatedMuteWindow" });

const recurrence = z
  .strictObject({
    days: RecurrenceInput.shape.days,
    from: RecurrenceInput.shape.from,
    until: RecurrenceInput.shape.until,
    time_zone: RecurrenceInput.shape.timeZone,
  })
  .nullable()
  .default(null);

const newWindow = { starts_at: AskedTime, ends_at: AskedTime, recurrence, reason: SilenceInput.shape.reason };

const MATCHERS = [{ name: "service", operator: "=" as const, value: "checkout" }];

const NEW_EXAMPLE = {
  matchers: MATCHERS,
  starts_at: "2026-11-21T22:00:00Z",
  ends_at: "2026-11-22T02:00:00Z",
  reason: "Database upgrade, OPS-412",
};

const EXAMPLE = {
  id: "01980c3e-7a41-7c3e-8d02-5f0c91abde12",
  state: "pending",
  matchers: MATCHERS,
  starts_at: "2026-11-21T22:00:00.000Z",
  ends_at: "2026-11-22T02:00:00.000Z",
  recurrence: null,
  reason: "Database upgrade, OPS-412",
  needs_approval: false,
  approved_by: null,
  approved_at: null,
  created_by: "Mira Castellanos",
  created_at: "2026-11-21T15:30:00.000Z",
} satisfies z.input<typeof Silence>;

const params = z.object({ id: z.uuid().describe("Id of the window.") });
const query = listQuery({ state: State.optional() });
const place = z.string();
const changedEnd = {
  schema: z.strictObject({ ends_at: AskedTime }),
  example: { ends_at: "2026-11-22T04:00:00Z" },
};

export const listSilences = defineEndpoint({
  operation: "listSilences",
  method: "GET",
  path: "/api/v1/silences",
  tag: "Silences",
  summary: "List silences",
  description: "Newest first.",
  scope: "silences:write",
  requestsPerMinute: 300,
  query,
  place,
  answers: {
    200: { description: "A page.", schema: SilencePage, example: { data: [EXAMPLE], next_cursor: null } },
  },
});

export const addSilence = defineEndpoint({
  operation: "createSilence",
  method: "POST",
  path: "/api/v1/silences",
  tag: "Silences",
  summary: "Make a silence",
  description:
    "At least one matcher must demand a value. What is critical it mutes only once a person has approved it.",
  scope: "silences:write",
  requestsPerMinute: 60,
  body: {
    schema: z.strictObject({ matchers: SilenceInput.shape.matchers, ...newWindow }),
    example: NEW_EXAMPLE,
  },
  answers: { 201: { description: "The silence.", schema: Created, example: { id: EXAMPLE.id } } },
});

export const readSilence = defineEndpoint({
  operation: "getSilence",
  method: "GET",
  path: "/api/v1/silences/{id}",
  tag: "Silences",
  summary: "Read a silence",
  description: "One silence.",
  scope: "silences:write",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The silence.", schema: Silence, example: EXAMPLE } },
});

export const changeSilence = defineEndpoint({
  operation: "changeSilence",
  method: "PATCH",
  path: "/api/v1/silences/{id}",
  tag: "Silences",
  summary: "Change when a silence ends",
  description: "One that mutes what is critical has to be approved anew when it lasts longer.",
  scope: "silences:write",
  requestsPerMinute: 60,
  params,
  body: changedEnd,
  answers: { 200: { description: "The silence as it is now.", schema: Silence, example: EXAMPLE } },
});

export const endSilence = defineEndpoint({
  operation: "endSilence",
  method: "DELETE",
  path: "/api/v1/silences/{id}",
  tag: "Silences",
  summary: "End a silence now",
  description:
    "It stays in the list as expired. What it kept quiet and still fires is told within five minutes.",
  scope: "silences:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "It has ended." } },
});

export const listMaintenance = defineEndpoint({
  operation: "listMaintenanceWindows",
  method: "GET",
  path: "/api/v1/maintenance-windows",
  tag: "Silences",
  summary: "List maintenance windows",
  description: "Newest first.",
  scope: "silences:write",
  requestsPerMinute: 300,
  query,
  place,
  answers: {
    200: { description: "A page.", schema: MaintenancePage, example: { data: [EXAMPLE], next_cursor: null } },
  },
});

export const addMaintenance = defineEndpoint({
  operation: "planMaintenance",
  method: "POST",
  path: "/api/v1/maintenance-windows",
  tag: "Silences",
  summary: "Plan maintenance",
  description: "Announced to everybody who sees alerts. Without matchers it is of everything.",
  scope: "silences:write",
  requestsPerMinute: 60,
  body: {
    schema: z.strictObject({ matchers: MaintenanceInput.shape.matchers.default([]), ...newWindow }),
    example: NEW_EXAMPLE,
  },
  answers: { 201: { description: "The window.", schema: Created, example: { id: EXAMPLE.id } } },
});

export const readMaintenance = defineEndpoint({
  operation: "getMaintenanceWindow",
  method: "GET",
  path: "/api/v1/maintenance-windows/{id}",
  tag: "Silences",
  summary: "Read a maintenance window",
  description: "One maintenance window.",
  scope: "silences:write",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The window.", schema: Maintenance, example: EXAMPLE } },
});

export const changeMaintenance = defineEndpoint({
  operation: "changeMaintenanceWindow",
  method: "PATCH",
  path: "/api/v1/maintenance-windows/{id}",
  tag: "Silences",
  summary: "Change when maintenance ends",
  description: "Work takes as long as it takes.",
  scope: "silences:write",
  requestsPerMinute: 60,
  params,
  body: changedEnd,
  answers: { 200: { description: "The window as it is now.", schema: Maintenance, example: EXAMPLE } },
});

export const endMaintenance = defineEndpoint({
  operation: "endMaintenanceWindow",
  method: "DELETE",
  path: "/api/v1/maintenance-windows/{id}",
  tag: "Silences",
  summary: "End maintenance now",
  description: "It stays in the list as expired.",
  scope: "silences:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "It has ended." } },
});

/** A window as the API shows it. */
export function presentWindow(item: WindowItem): z.input<typeof Silence> {
  return {
    id: item.id,
    state: item.state,
    matchers: item.matchers,
    starts_at: item.startsAt.toISOString(),
    ends_at: item.endsAt.toISOString(),
    recurrence: item.recurrence && {
      days: [...item.recurrence.days],
      from: item.recurrence.from,
      until: item.recurrence.until,
      time_zone: item.recurrence.timeZone,
    },
    reason: item.reason,
    needs_approval: item.needsApproval,
    approved_by: item.approved?.by ?? null,
    approved_at: item.approved?.at.toISOString() ?? null,
    created_by: item.createdBy,
    created_at: item.createdAt.toISOString(),
  };
}

type NewWindow = z.output<NonNullable<typeof addMaintenance.body>["schema"]>;

/** What the domain takes, in its own words. */
export function windowInputOf({
  starts_at: startsAt,
  ends_at: endsAt,
  recurrence: weekly,
  ...rest
}: NewWindow) {
  return {
    ...rest,
    startsAt,
    endsAt,
    recurrence: weekly && {
      days: weekly.days,
      from: weekly.from,
      until: weekly.until,
      timeZone: weekly.time_zone,
    },
  };
}
