import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { ALERT_CATEGORY_NAMES } from "./categories";
import { NarrowMatchers, WideMatchers } from "./matchers";

const DAY_MS = 24 * 60 * 60_000;

/** No window mutes for longer than a year: whoever needs it that long changes the policy. */
const MAX_WINDOW_MS = 366 * DAY_MS;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 22:00");

const TimeZone = z.string().refine(isTimeZone, "must be a time zone such as Europe/Berlin");

export const RecurrenceInput = z.strictObject({
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1, "must have at least one day")
    .transform((days) => [...new Set(days)].sort((one, other) => one - other)),
  from: time,
  until: time,
  timeZone: TimeZone,
});

const reason = z.string().trim().min(1, "must say why").max(500, "must be at most 500 characters");

const windowFields = {
  startsAt: z.coerce.date({ error: "must be a time" }),
  endsAt: z.coerce.date({ error: "must be a time" }),
  recurrence: RecurrenceInput.nullable().default(null),
  reason,
};

type Span = { startsAt: Date; endsAt: Date };

const endsAfterStart = ({ startsAt, endsAt }: Span) => endsAt > startsAt;
const AFTER_START = { path: ["endsAt"], message: "must be after the start" };
const isBounded = ({ startsAt, endsAt }: Span) => endsAt.getTime() - startsAt.getTime() <= MAX_WINDOW_MS;
const BOUNDED = { path: ["endsAt"], message: "must be within a year of the start" };

export const SilenceInput = z
  .strictObject({
    matchers: NarrowMatchers,
    ...windowFields,
    /** The alert from whose page it is made. */
    alertId: z.uuid().nullable().default(null),
  })
  .refine(endsAfterStart, AFTER_START)
  .refine(isBounded, BOUNDED);
export type SilenceInput = z.infer<typeof SilenceInput>;

/** Without matchers it is of everything. */
export const MaintenanceInput = z
  .strictObject({ matchers: WideMatchers, ...windowFields })
  .refine(endsAfterStart, AFTER_START)
  .refine(isBounded, BOUNDED);
export type MaintenanceInput = z.infer<typeof MaintenanceInput>;

export const WindowIdInput = z.object({ id: z.uuid() });

export const ExtendWindowInput = z.object({
  id: z.uuid(),
  endsAt: z.coerce.date({ error: "must be a time" }),
});
export type ExtendWindowInput = z.infer<typeof ExtendWindowInput>;

export const PreviewInput = z.object({ matchers: WideMatchers });

const label = z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters");

const name = z.string().trim().min(1, "must not be empty").max(80, "must be at most 80 characters");

export const InhibitionRuleInput = z.strictObject({
  /** Left out for a new one. */
  id: z.uuid().optional(),
  name,
  source: NarrowMatchers,
  target: NarrowMatchers,
  equal: z.array(label).max(10, "must be at most 10 labels").default([]),
  enabled: z.boolean().default(true),
});
export type InhibitionRuleInput = z.infer<typeof InhibitionRuleInput>;

const seconds = (least: number, most: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

export const RoutingSettingsInput = z.strictObject({
  /** Of what was read before; 0 where nothing was chosen yet. */
  version: z.number().int().min(0),
  groupBy: z.array(label).max(10, "must be at most 10 labels"),
  groupWaitSeconds: seconds(0, 3600),
  groupIntervalSeconds: seconds(0, 86_400),
  repeatIntervalSeconds: seconds(300, 604_800),
  hourlyLimit: seconds(1, 1000),
  criticalHourlyLimit: seconds(1, 1000),
  workingHours: RecurrenceInput.nullable(),
  outsideHoursSeverity: z.enum(ALERT_SEVERITIES),
  criticalControlIds: z.array(label).max(100, "must be at most 100 controls"),
});
export type RoutingSettingsInput = z.infer<typeof RoutingSettingsInput>;

export const AlertPreferenceInput = z.strictObject({
  minimumSeverity: z.enum(ALERT_SEVERITIES),
  mutedCategories: z.array(z.enum(ALERT_CATEGORY_NAMES)),
  quietHours: RecurrenceInput.nullable(),
  criticalPasses: z.boolean(),
  textSeverity: z.enum(ALERT_SEVERITIES).nullable().default("critical"),
});
export type AlertPreferenceInput = z.infer<typeof AlertPreferenceInput>;

const groupFields = {
  name,
  description: z.string().trim().max(300, "must be at most 300 characters").default(""),
  userIds: z.array(z.uuid()).max(200, "must be at most 200 people").default([]),
  channelKeys: z.array(z.string().max(60)).max(50, "must be at most 50 channels").default([]),
};

/** By which policies name a group; it never changes, so that they go on meaning it. */
const GroupKey = z
  .string()
  .trim()
  .max(60, "must be at most 60 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens");

export const CreateGroupInput = z.strictObject({ key: GroupKey, ...groupFields });
export type CreateGroupInput = z.infer<typeof CreateGroupInput>;

export const UpdateGroupInput = z.strictObject({ id: z.uuid(), ...groupFields });
export type UpdateGroupInput = z.infer<typeof UpdateGroupInput>;

export const SimulationInput = z.object({
  policyId: z.uuid("Choose a policy."),
  labels: z.record(z.string().max(100), z.string().max(500)),
  severity: z.enum(ALERT_SEVERITIES),
  at: z.coerce.date({ error: "must be a time" }),
});
export type SimulationInput = z.infer<typeof SimulationInput>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
