import { z } from "zod";
import { FEATURE_NAMES } from "./catalogue";

export const RolloutInput = z.object({
  feature: z.enum(FEATURE_NAMES),
  percent: z.coerce.number("Enter a number from 0 to 100.").int("Whole percents only.").min(0).max(100),
  reason: z.string().max(500),
});
export type RolloutInput = z.infer<typeof RolloutInput>;

export const OverrideInput = z.object({
  organizationId: z.uuid(),
  feature: z.enum(FEATURE_NAMES),
  /** `rollout` takes the organisation's own switch away. */
  choice: z.enum(["rollout", "on", "off"]),
  reason: z.string().max(500),
});
export type OverrideInput = z.infer<typeof OverrideInput>;
