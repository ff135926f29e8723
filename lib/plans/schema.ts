import { z } from "zod";
import { PLAN_KEYS } from "./plans";

/** What staff agree on with a customer. */
export const SetPlanInput = z
  .object({
    organizationId: z.uuid(),
    plan: z.enum(PLAN_KEYS),
    status: z.enum(["active", "trialing"]),
    /** The last day of a trial, in UTC. */
    trialEndsOn: z.union([z.iso.date("Choose a day."), z.literal("")]),
    reason: z.string().max(500),
  })
  .refine(({ status, trialEndsOn }) => status !== "trialing" || trialEndsOn !== "", {
    path: ["trialEndsOn"],
    message: "Choose the last day of the trial.",
  });
export type SetPlanInput = z.infer<typeof SetPlanInput>;
