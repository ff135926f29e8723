import { z } from "zod";
import { nextSlot } from "@/lib/cron/slots";
import { assertExpression } from "../rules/expression";
import { parseDuration } from "./duration";
import { maxAttempts } from "./retry";

const duration = z.string().transform((text, context) => check(context, () => parseDuration(text)));
const expression = z
  .string()
  .transform((text, context) => check(context, () => (assertExpression(text), text)));
const cron = z
  .string()
  .transform((text, context) => check(context, () => (nextSlot(text, new Date()), text)));

const concurrency = z.strictObject({
  limit: z.number().int().min(0),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/**
 * What the SDK registers for one function. Strict: an option that this engine does not know must
 * refuse the registration by name instead of being ignored.
 */
const functionConfigSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(
    z.union([
      z.strictObject({ event: z.string().min(1), expression: expression.optional() }),
      z.strictObject({ cron }),
    ]),
  ),
  steps: z.record(
    z.string(),
    z.strictObject({
      id: z.string(),
      name: z.string(),
      runtime: z.strictObject({ type: z.literal("http"), url: z.url() }),
      retries: z.strictObject({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  ),
  idempotency: expression.optional(),
  batchEvents: z
    .strictObject({
      maxSize: z.number().int().min(1),
      timeout: duration,
      key: expression.optional(),
      if: expression.optional(),
    })
    .optional(),
  rateLimit: z
    .strictObject({ key: expression.optional(), limit: z.number().int().min(1), period: duration })
    .optional(),
  throttle: z
    .strictObject({
      key: expression.optional(),
      limit: z.number().int().min(1),
      period: duration,
      burst: z.number().int().min(1).optional(),
    })
    .optional(),
  singleton: z.strictObject({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  cancel: z
    .array(
      z.strictObject({ event: z.string().min(1), if: expression.optional(), timeout: duration.optional() }),
    )
    .optional(),
  debounce: z
    .strictObject({ key: expression.optional(), period: duration, timeout: duration.optional() })
    .optional(),
  timeouts: z.strictObject({ start: duration.optional(), finish: duration.optional() }).optional(),
  priority: z.strictObject({ run: expression.optional() }).optional(),
  concurrency: z
    .union([z.number().int().min(0), concurrency, z.array(concurrency).min(1).max(2)])
    .optional()
    .transform((value) => {
      if (value === undefined) return [];
      if (typeof value === "number") return [{ limit: value }];
      return Array.isArray(value) ? value : [value];
    }),
});

const registrationSchema = z.object({ appName: z.string().min(1), functions: z.array(z.unknown()) });

type FunctionConfig = z.infer<typeof functionConfigSchema>;

/** A registered function as the engine uses it; durations are milliseconds. */
export type FunctionDefinition = Omit<FunctionConfig, "steps" | "name"> & {
  name: string;
  maxAttempts: number;
};

export class RegistrationRejected extends Error {}

/** Parses the body of `POST /fn/register`; throws {@link RegistrationRejected} naming function and option. */
export function parseRegistration(body: unknown): { app: string; configs: unknown[] } {
  const parsed = registrationSchema.safeParse(body);
  if (!parsed.success) throw new RegistrationRejected(`registration: ${describe(parsed.error)}`);
  return { app: parsed.data.appName, configs: parsed.data.functions };
}

/** Parses one function of a registration. */
export function parseFunction(config: unknown): FunctionDefinition {
  const parsed = functionConfigSchema.safeParse(config);
  if (!parsed.success)
    throw new RegistrationRejected(`function ${nameOf(config)}: ${describe(parsed.error)}`);
  const { steps, name, ...definition } = parsed.data;
  const attempts = Object.values(steps)[0]?.retries?.attempts;
  return { ...definition, name: name ?? definition.id, maxAttempts: maxAttempts(attempts) };
}

function nameOf(config: unknown): string {
  const named = z.object({ id: z.string() }).safeParse(config);
  return named.success ? named.data.id : "without id";
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`).join("; ");
}

function check<T>(context: z.RefinementCtx, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
}
