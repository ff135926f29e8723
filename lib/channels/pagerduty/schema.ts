import { z } from "zod";

export const PAGERDUTY_REGIONS = ["us", "eu"] as const;

export const PagerDutyConfig = z.strictObject({
  routingKey: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{32}$/i, "The integration key has 32 letters and digits."),
  region: z.enum(PAGERDUTY_REGIONS).default("us"),
});
export type PagerDutyConfig = z.output<typeof PagerDutyConfig>;
