import { z } from "zod";
import { findCheck } from "./checks/catalogue";
import { EFFECTIVE_STATES } from "./effective-state";
import { CONTROL_THEMES, FRAMEWORK_IDS, type ControlTheme } from "./library/types";

export const MAX_FILE_BYTES = 8 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;
const LONGEST_EXCEPTION_DAYS = 365;

const text = (least: number, longest: number, hint: string) =>
  z.string().trim().min(least, hint).max(longest, `must be at most ${longest} characters`);

const day = z.iso.date("must be a day such as 2026-11-21");

const anyCheck = z.string().refine((id) => findCheck(id) !== null, "is not a check of the library");
const manualCheck = z
  .string()
  .refine((id) => findCheck(id)?.type === "manual", "is not a check that a person answers");

/** One check, or all of them. */
export const RunInput = z.strictObject({
  checkId: z
    .string()
    .refine((id) => findCheck(id)?.type === "automatic", "is not a check that the product runs")
    .optional(),
});
export type RunInput = z.infer<typeof RunInput>;

export const AnswerInput = z.strictObject({
  checkId: manualCheck,
  outcome: z.enum(["pass", "fail", "not_assessed"], { error: "Say whether it holds." }),
  note: text(3, 4_000, "Say what you looked at, in a sentence at least."),
  /** Until when it holds; the check's own term where left out. */
  validUntil: day.optional(),
});
export type AnswerInput = z.infer<typeof AnswerInput>;

export const AssignInput = z.strictObject({
  checkId: manualCheck,
  /** Null takes the owner away. */
  ownerId: z.uuid().nullable(),
  dueOn: day.nullable(),
});
export type AssignInput = z.infer<typeof AssignInput>;

export const WaiveInput = z.strictObject({
  checkId: anyCheck,
  justification: text(10, 2_000, "Say in a sentence why it does not apply."),
});
export type WaiveInput = z.infer<typeof WaiveInput>;

export const CheckIdInput = z.strictObject({ checkId: anyCheck });

export const ExceptionInput = z.strictObject({
  checkId: anyCheck,
  reason: text(10, 2_000, "Say in a sentence why the failure is accepted for a while."),
  endsOn: day,
});
export type ExceptionInput = z.infer<typeof ExceptionInput>;

export const DecideExceptionInput = z.strictObject({
  id: z.uuid(),
  decision: z.enum(["approved", "refused", "ended"]),
});
export type DecideExceptionInput = z.infer<typeof DecideExceptionInput>;

export const ScopeInput = z.strictObject({
  frameworkId: z.enum(FRAMEWORK_IDS),
  included: z.boolean(),
  excludedSections: z.array(z.string()),
});
export type ScopeInput = z.infer<typeof ScopeInput>;

/** Why an end of an exception is refused, or null. The day is part of it. */
export function exceptionEndProblem(endsAt: Date, now: Date): string | null {
  if (endsAt <= now) return "It must end in the future.";
  if (endsAt.getTime() - now.getTime() > LONGEST_EXCEPTION_DAYS * DAY_MS)
    return "It must end within a year: ask again then.";
  return null;
}

const list = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => values.filter((each) => [value].flat().includes(each)))
    .catch([])
    .default([]);

const THEMES = Object.keys(CONTROL_THEMES) as [ControlTheme, ...ControlTheme[]];

/** The filter of the list of checks, as it stands in the address. Nonsense counts as absent. */
export const CheckFilter = z.object({
  q: z.string().trim().catch("").default(""),
  state: list(EFFECTIVE_STATES),
  type: list(["automatic", "manual"]),
  framework: list(FRAMEWORK_IDS),
  theme: list(THEMES),
});
export type CheckFilter = z.infer<typeof CheckFilter>;
