import { z } from "zod";
import { TimeZone } from "@/lib/accounts/schema";
import { TARGET_KINDS } from "./escalations/plan";
import { ROTATION_UNITS } from "./types";

const DAY_MS = 24 * 60 * 60_000;
/** The longest period that one asks for, or takes, at once. */
export const MAX_PERIOD_DAYS = 93;
export const MAX_LAYERS = 10;
export const MAX_PARTICIPANTS = 50;
export const MAX_STEPS = 10;
export const MAX_TARGETS = 20;

const minuteOfDay = z.number().int().min(0).max(1439);
const name = z.string().trim().min(1, "Enter a name.").max(80, "Enter at most 80 characters.");
const description = z.string().trim().max(500, "Enter at most 500 characters.").default("");

/** How alert policies name it. */
const key = z
  .string()
  .trim()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, "Use lower-case letters, digits and hyphens, at most 48.");

const Restriction = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1, "Choose at least one day.").max(7),
  fromMinute: minuteOfDay,
  toMinute: minuteOfDay,
});

export const Restrictions = z.array(Restriction).max(10, "Enter at most 10 restrictions.");

export const LayerInput = z.strictObject({
  name,
  startsOn: z.iso.date({ error: "Enter a day." }),
  handoverMinute: minuteOfDay,
  rotationUnit: z.enum(ROTATION_UNITS),
  rotationLength: z
    .number()
    .int("Enter a whole number.")
    .min(1, "Enter at least 1.")
    .max(366, "Enter at most 366."),
  participants: z
    .array(z.uuid())
    .min(1, "Add at least one person.")
    .max(MAX_PARTICIPANTS, `Add at most ${MAX_PARTICIPANTS} people.`),
  restrictions: Restrictions,
});

const scheduleFields = {
  name,
  description,
  timeZone: TimeZone,
  layers: z
    .array(LayerInput)
    .min(1, "Add at least one layer.")
    .max(MAX_LAYERS, `Add at most ${MAX_LAYERS} layers.`),
};

export const CreateScheduleInput = z.strictObject({ key, ...scheduleFields });
export type CreateScheduleInput = z.infer<typeof CreateScheduleInput>;

export const UpdateScheduleInput = z.strictObject({
  id: z.uuid(),
  /** Of what was read before. */
  version: z.number().int().min(1),
  ...scheduleFields,
});
export type UpdateScheduleInput = z.infer<typeof UpdateScheduleInput>;

export const DeleteInput = z.strictObject({ id: z.uuid() });
export type DeleteInput = z.infer<typeof DeleteInput>;

const instant = z.iso
  .datetime({ offset: true, error: "Enter a day and a time." })
  .transform((text) => new Date(text));

/** Whether a period can be taken: it has a length, and not one of a typing error. */
export function isPeriod({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean {
  return startsAt < endsAt && endsAt.getTime() - startsAt.getTime() <= MAX_PERIOD_DAYS * DAY_MS;
}

export const PERIOD_PROBLEM = `Choose an end after the start, at most ${MAX_PERIOD_DAYS} days later.`;

export const CreateOverrideInput = z
  .strictObject({
    scheduleId: z.uuid(),
    userId: z.uuid("Choose a person."),
    startsAt: instant,
    endsAt: instant,
  })
  .refine(isPeriod, { path: ["endsAt"], message: PERIOD_PROBLEM });
export type CreateOverrideInput = z.infer<typeof CreateOverrideInput>;

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Enter a day and a time.");

/** The same, with times on the wall of the schedule's zone, as a form gives them. */
export const CreateLocalOverrideInput = z.strictObject({
  scheduleId: z.uuid(),
  userId: z.uuid("Choose a person."),
  startsAt: localTime,
  endsAt: localTime,
});
export type CreateLocalOverrideInput = z.infer<typeof CreateLocalOverrideInput>;

const swapped = z
  .strictObject({ userId: z.uuid(), startsAt: instant, endsAt: instant })
  .refine(isPeriod, { path: ["endsAt"], message: PERIOD_PROBLEM });

/** Two people take each other's shifts. */
export const SwapShiftsInput = z
  .strictObject({ scheduleId: z.uuid(), one: swapped, other: swapped })
  .refine(({ one, other }) => one.userId !== other.userId, {
    path: ["other"],
    message: "Choose a shift of somebody else.",
  });
export type SwapShiftsInput = z.infer<typeof SwapShiftsInput>;

const TargetInput = z.strictObject({ kind: z.enum(TARGET_KINDS), id: z.string().min(1).max(64) });

const policyFields = {
  name,
  description,
  repeats: z.number().int().min(0).max(9, "Repeat at most 9 times."),
  steps: z
    .array(
      z.strictObject({
        delayMinutes: z
          .number()
          .int("Enter whole minutes.")
          .min(1, "Wait at least a minute.")
          .max(1440, "Wait at most a day: 1,440 minutes."),
        targets: z
          .array(TargetInput)
          .min(1, "Add at least one recipient.")
          .max(MAX_TARGETS, `Add at most ${MAX_TARGETS} recipients.`),
      }),
    )
    .min(1, "Add at least one step.")
    .max(MAX_STEPS, `Add at most ${MAX_STEPS} steps.`),
};

export const CreateEscalationPolicyInput = z.strictObject({ key, ...policyFields });
export type CreateEscalationPolicyInput = z.infer<typeof CreateEscalationPolicyInput>;

export const UpdateEscalationPolicyInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().min(1),
  ...policyFields,
});
export type UpdateEscalationPolicyInput = z.infer<typeof UpdateEscalationPolicyInput>;

export const PlanInput = z.strictObject({ repeats: policyFields.repeats, steps: policyFields.steps });
export type PlanInput = z.infer<typeof PlanInput>;
