import { z } from "zod";
import { detailProblem } from "./detail";
import { isSecurityEventKind, type SecurityEventKind } from "./kinds";
import { SEVERITIES } from "./severity";
import { normalizeAddress } from "./source-address";

export const MAX_EVENTS_PER_REQUEST = 1_000;
export const MAX_AGE_HOURS = 24;
export const MAX_AHEAD_MINUTES = 5;

const text = (longest: number) =>
  z
    .string({ error: "must be text" })
    .trim()
    .min(1, "must not be empty")
    .max(longest, `must be at most ${longest} characters`);

const kind = z
  .string({ error: ({ input }) => (input === undefined ? "is required" : "must be text") })
  .refine(
    isSecurityEventKind,
    "must be a kind of the catalogue, or custom. followed by lower-case words joined by dots",
  )
  .transform((value) => value as SecurityEventKind);

/** One event as a customer's system sends it. Unknown fields are refused, so that a typing error is noticed. */
export const SecurityEventInput = z.strictObject(
  {
    kind,
    severity: z.enum(SEVERITIES, { error: `must be one of ${SEVERITIES.join(", ")}` }).optional(),
    occurred_at: z.iso
      .datetime({ offset: true, error: "must be a time such as 2026-01-31T12:00:00Z" })
      .transform((value) => new Date(value))
      .optional(),
    actor: z
      .strictObject({ kind: text(40).optional(), id: text(200).optional(), name: text(200).optional() })
      .optional(),
    source_address: z
      .string({ error: "must be text" })
      .refine((value) => normalizeAddress(value) !== null, "must be an IPv4 or IPv6 address")
      .optional(),
    user_agent: text(512).optional(),
    target: z.strictObject({ kind: text(40), id: text(200) }).optional(),
    detail: z
      .record(z.string(), z.unknown(), { error: "must be an object" })
      .optional()
      .superRefine((detail, check) => {
        const problem = detail === undefined ? null : detailProblem(detail);
        if (problem !== null) check.addIssue({ code: "custom", message: problem });
      }),
    idempotency_key: text(200).optional(),
  },
  { error: (issue) => (issue.code === "invalid_type" ? "must be an object" : undefined) },
);

export type SecurityEventInput = z.infer<typeof SecurityEventInput>;

/** Why a time of occurrence is refused, or null. */
export function occurrenceProblem(occurredAt: Date, now: Date): string | null {
  const ageMilliseconds = now.getTime() - occurredAt.getTime();
  if (ageMilliseconds > MAX_AGE_HOURS * 3_600_000) return `must not be older than ${MAX_AGE_HOURS} hours`;
  if (ageMilliseconds < -MAX_AHEAD_MINUTES * 60_000)
    return `must not be more than ${MAX_AHEAD_MINUTES} minutes in the future`;
  return null;
}
