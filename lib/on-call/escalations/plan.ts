import { z } from "zod";

export const TARGET_KINDS = ["user", "schedule", "group", "channel"] as const;

/** Whom a step reaches. `id` is that of the person or the schedule, or the key of the group or channel. */
export const Target = z.strictObject({ kind: z.enum(TARGET_KINDS), id: z.string() });
export type Target = z.infer<typeof Target>;

/** A policy as it was when a run set out; what is changed later does not change the run. */
export const EscalationPlan = z.strictObject({
  name: z.string(),
  repeats: z.number().int(),
  steps: z.array(z.strictObject({ delayMinutes: z.number().int(), targets: z.array(Target) })),
});
export type EscalationPlan = z.infer<typeof EscalationPlan>;
