import { z } from "zod";
import { SEVERITIES } from "./kinds";

const line = (most: number) => z.string().min(1).max(most);

/**
 * What is to be said, in words that every kind of channel can render. It is kept with the delivery, so that a
 * repetition says what was said first.
 */
export const alertMessageSchema = z.object({
  /** One line: what is wrong, and where. */
  title: line(300),
  /** One or two sentences, plain text. */
  summary: z.string().max(4_000),
  severity: z.enum(SEVERITIES),
  /** Of the alert or incident when it was written. */
  state: line(40),
  facts: z.array(z.object({ label: line(80), value: z.string().max(500) })).max(40),
  /** What it leads to, below the organisation's address. */
  path: z.string().startsWith("/").max(500),
  runbookUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  /** Whether "Acknowledge" is offered. */
  acknowledgeable: z.boolean(),
});

export type AlertMessage = z.infer<typeof alertMessageSchema>;
