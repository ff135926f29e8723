import { z } from "zod";
import type { LoadedSchedule } from "@/lib/on-call/load-schedules";
import { isPeriod, MAX_PERIOD_DAYS } from "@/lib/on-call/schema";
import { ROTATION_UNITS, type Shift } from "@/lib/on-call/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Minute = z.int().describe("Minutes after midnight, in the zone of the schedule.");

const Layer = z
  .strictObject({
    name: z.string(),
    starts_on: z.iso.date().describe("The day of the first turn."),
    handover_minute: Minute,
    rotation_unit: z.enum(ROTATION_UNITS),
    rotation_length: z.int(),
    participants: z.array(z.uuid()).describe("Ids of people, in the order of their turns."),
    restrictions: z
      .array(
        z.strictObject({
          days: z.array(z.int()).describe("1 for Monday to 7 for Sunday: the days on which it begins."),
          from_minute: Minute,
          to_minute: Minute,
        }),
      )
      .describe("When the layer counts; none: always."),
  })
  .register(namedSchemas, { id: "OnCallLayer" });

const Override = z
  .strictObject({ id: z.uuid(), user_id: z.uuid(), starts_at: ApiTime, ends_at: ApiTime })
  .register(namedSchemas, { id: "OnCallOverride" });

const Schedule = z
  .strictObject({
    id: z.uuid(),
    key: z.string().describe("Alert policies name the schedule on-call:key."),
    name: z.string(),
    description: z.string(),
    time_zone: z.string(),
    layers: z.array(Layer).describe("Where several count at a moment, the last one decides."),
    overrides: z.array(Override).describe("They win over the layers; the one made later over the earlier."),
  })
  .register(namedSchemas, { id: "OnCallSchedule" });

const SchedulePage = pageOf(Schedule).register(namedSchemas, { id: "OnCallSchedulePage" });

const OnCallShift = z
  .strictObject({
    user_id: z.uuid().nullable().describe("Null where nobody is on call."),
    from: ApiTime,
    to: ApiTime,
  })
  .register(namedSchemas, { id: "OnCallShift" });

const Shifts = z
  .strictObject({ data: z.array(OnCallShift).describe("Without a gap and without an overlap.") })
  .register(namedSchemas, { id: "OnCallShifts" });

const OnCallNow = z
  .strictObject({
    at: ApiTime,
    user_id: z.uuid().nullable(),
    name: z.string().nullable(),
    until: ApiTime.describe("When somebody else is on call, or at the latest two months ahead."),
    next_user_id: z.uuid().nullable(),
  })
  .register(namedSchemas, { id: "OnCallNow" });

const SCHEDULE_EXAMPLE = {
  id: "01980c3e-a0b1-7c3e-9f10-6a1f7e2b3c4d",
  key: "platform",
  name: "Platform",
  description: "First line for everything that runs.",
  time_zone: "Europe/Berlin",
  layers: [
    {
      name: "Week",
      starts_on: "2026-11-02",
      handover_minute: 540,
      rotation_unit: "week",
      rotation_length: 1,
      participants: ["01980c3e-4f11-7d2b-b1a7-6f3a1c9d4e55"],
      restrictions: [],
    },
  ],
  overrides: [],
} satisfies z.input<typeof Schedule>;

const SHIFT_EXAMPLE = {
  user_id: "01980c3e-4f11-7d2b-b1a7-6f3a1c9d4e55",
  from: "2026-11-16T08:00:00.000Z",
  to: "2026-11-23T08:00:00.000Z",
} satisfies z.input<typeof OnCallShift>;

const params = z.object({ id: z.uuid().describe("Id of the schedule.") });
const READING = { tag: "On call", scope: "on-call:read", requestsPerMinute: 600 } as const;
const WRITING = { tag: "On call", scope: "on-call:write", requestsPerMinute: 60 } as const;

export const listSchedules = defineEndpoint({
  ...READING,
  operation: "listOnCallSchedules",
  method: "GET",
  path: "/api/v1/on-call/schedules",
  summary: "List schedules",
  description: "Every on-call schedule with its layers and overrides, by key.",
  query: listQuery({}),
  place: z.string(),
  answers: {
    200: {
      description: "A page of schedules.",
      schema: SchedulePage,
      example: { data: [SCHEDULE_EXAMPLE], next_cursor: null },
    },
  },
});

export const readSchedule = defineEndpoint({
  ...READING,
  operation: "getOnCallSchedule",
  method: "GET",
  path: "/api/v1/on-call/schedules/{id}",
  summary: "Read a schedule",
  description: "One schedule with its layers and overrides.",
  params,
  answers: { 200: { description: "The schedule.", schema: Schedule, example: SCHEDULE_EXAMPLE } },
});

export const readShifts = defineEndpoint({
  ...READING,
  operation: "listOnCallShifts",
  method: "GET",
  path: "/api/v1/on-call/schedules/{id}/shifts",
  summary: "Read the shifts of a schedule",
  description: `Who is on call when: seven days from now unless said, at most ${MAX_PERIOD_DAYS} days.`,
  params,
  query: z.strictObject({ from: AskedTime.optional(), to: AskedTime.optional() }),
  answers: { 200: { description: "The shifts.", schema: Shifts, example: { data: [SHIFT_EXAMPLE] } } },
});

export const readOnCall = defineEndpoint({
  ...READING,
  operation: "getOnCall",
  method: "GET",
  path: "/api/v1/on-call/schedules/{id}/on-call",
  summary: "Read who is on call",
  description: "Who is on call now, until when, and who comes next.",
  params,
  answers: {
    200: {
      description: "Who is on call; nobody where user_id is null.",
      schema: OnCallNow,
      example: {
        at: "2026-11-21T12:05:00.000Z",
        user_id: SHIFT_EXAMPLE.user_id,
        name: "Mira Castellanos",
        until: SHIFT_EXAMPLE.to,
        next_user_id: null,
      },
    },
  },
});

export const addOverride = defineEndpoint({
  ...WRITING,
  operation: "createOnCallOverride",
  method: "POST",
  path: "/api/v1/on-call/schedules/{id}/overrides",
  summary: "Put somebody on call",
  description: `Somebody takes a period of at most ${MAX_PERIOD_DAYS} days, whatever the layers say.`,
  params,
  body: {
    schema: z
      .strictObject({ user_id: z.uuid(), starts_at: AskedTime, ends_at: AskedTime })
      .refine(({ starts_at, ends_at }) => isPeriod({ startsAt: starts_at, endsAt: ends_at }), {
        path: ["ends_at"],
        message: `must be after starts_at, at most ${MAX_PERIOD_DAYS} days later`,
      }),
    example: {
      user_id: SHIFT_EXAMPLE.user_id,
      starts_at: "2026-12-24T08:00:00Z",
      ends_at: "2026-12-25T08:00:00Z",
    },
  },
  answers: {
    201: {
      description: "The override.",
      schema: Override,
      example: {
        id: "01980c3e-c3d4-7e5f-9a60-8c3f9e4d5e6f",
        user_id: SHIFT_EXAMPLE.user_id,
        starts_at: "2026-12-24T08:00:00.000Z",
        ends_at: "2026-12-25T08:00:00.000Z",
      },
    },
  },
});

export const removeOverride = defineEndpoint({
  ...WRITING,
  operation: "deleteOnCallOverride",
  method: "DELETE",
  path: "/api/v1/on-call/overrides/{id}",
  summary: "Remove an override",
  description: "The layers decide again who is on call in its period.",
  params: z.object({ id: z.uuid().describe("Id of the override.") }),
  answers: { 204: { description: "The override is removed." } },
});

/** A schedule as the API shows it. */
export function presentSchedule({
  id,
  key,
  name,
  description,
  rules,
}: LoadedSchedule): z.input<typeof Schedule> {
  return {
    id,
    key,
    name,
    description,
    time_zone: rules.timeZone,
    layers: rules.layers.map((layer) => ({
      name: layer.name,
      starts_on: layer.startsOn,
      handover_minute: layer.handoverMinute,
      rotation_unit: layer.rotationUnit,
      rotation_length: layer.rotationLength,
      participants: layer.participants,
      restrictions: layer.restrictions.map(({ days, fromMinute, toMinute }) => ({
        days,
        from_minute: fromMinute,
        to_minute: toMinute,
      })),
    })),
    overrides: rules.overrides.map(presentOverride),
  };
}

/** An override as the API shows it. */
export function presentOverride({
  id,
  userId,
  startsAt,
  endsAt,
}: {
  id: string;
  userId: string;
  startsAt: Date;
  endsAt: Date;
}): z.input<typeof Override> {
  return { id, user_id: userId, starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() };
}

/** A shift as the API shows it. */
export function presentShift({ userId, from, to }: Shift): z.input<typeof OnCallShift> {
  return { user_id: userId, from: from.toISOString(), to: to.toISOString() };
}
