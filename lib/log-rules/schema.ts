import { z } from "zod";
import { isSecurityEventKind } from "@/lib/security-events/kinds";
import { SEVERITIES } from "@/lib/security-events/severity";
import { patternProblem } from "./pattern";
import { LOG_SEVERITIES } from "./severities";

export const MAX_RULES = 100;
const MAX_CONDITIONS = 8;

/** Where a value stands in a log record. */
const FIELD = /^(body|event_name|severity_text|(body|attributes|resource)\..{1,200})$/;

const field = z
  .string()
  .trim()
  .regex(FIELD, "is body, body.…, attributes.…, resource.…, event_name or severity_text");

const optionalField = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value))
  .nullable()
  .pipe(field.nullable())
  .default(null);

const condition = z.strictObject({
  field,
  pattern: z
    .string()
    .min(1, "must not be empty")
    .max(300, "must be at most 300 characters")
    .superRefine((pattern, check) => {
      const problem = patternProblem(pattern);
      if (problem !== null) check.addIssue({ code: "custom", message: problem });
    }),
});

/** Which log records become an event, and which. All conditions must hold. */
export const LogRule = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(80, "must be at most 80 characters"),
  enabled: z.boolean(),
  /** Null takes records of every severity. */
  minimumSeverity: z.enum(LOG_SEVERITIES).nullable(),
  conditions: z
    .array(condition)
    .min(1, "must have at least one condition")
    .max(MAX_CONDITIONS, `must have at most ${MAX_CONDITIONS} conditions`),
  kind: z
    .string()
    .trim()
    .refine(isSecurityEventKind, "must be a kind of the catalogue, or custom. and lower-case words"),
  /** Null takes the severity of the kind. */
  severity: z.enum(SEVERITIES).nullable(),
  /** Where to find who did it, to what, and from where, unless the pattern names them. */
  actorField: optionalField,
  targetField: optionalField,
  sourceAddressField: optionalField,
});
export type LogRule = z.infer<typeof LogRule>;

export const LogRules = z
  .array(LogRule)
  .max(MAX_RULES, `must be at most ${MAX_RULES} rules`)
  .superRefine((rules, check) => {
    for (const [place, { name }] of rules.entries())
      if (rules.findIndex((other) => other.name === name) < place)
        check.addIssue({ code: "custom", path: [place, "name"], message: "is the name of another rule" });
  });

export const SaveLogRulesInput = z.object({
  /** Of what was read before; 0 for the rules of the product. */
  version: z.number().int().min(0),
  /** Checked where they are saved, which names the rule and the field that need a fix. */
  rules: z.array(z.unknown()),
});
export type SaveLogRulesInput = z.infer<typeof SaveLogRulesInput>;

export const TestLogRulesInput = z.object({
  record: z.string().trim().min(1, "Paste a log record.").max(20_000, "Paste at most 20,000 characters."),
});
