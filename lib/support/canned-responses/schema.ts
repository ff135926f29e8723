import { z } from "zod";

export const CannedResponseInput = z.object({
  shortcode: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Up to 40 small letters, digits and dashes."),
  title: z.string().trim().min(1, "Say what it is for.").max(100),
  body: z.string().trim().min(1, "Write the answer.").max(5_000),
});
export type CannedResponseInput = z.infer<typeof CannedResponseInput>;

export type CannedResponse = { id: string; shortcode: string; title: string; body: string };
