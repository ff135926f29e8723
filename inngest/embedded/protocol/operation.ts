import { z } from "zod";
import { parseDuration } from "./duration";

const errorSchema = z
  .looseObject({
    name: z.string().optional(),
    message: z.string().optional(),
    stack: z.string().optional(),
    cause: z.unknown().optional(),
  })
  .transform((error) => ({
    ...error,
    name: error.name ?? "Error",
    message: error.message ?? "Unknown error",
  }));

const opcodeSchema = z.object({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});

const waitOptions = z.object({
  event: z.string().optional(),
  if: z.string().optional(),
  timeout: z.string().default(""),
});
const invokeOptions = z.object({
  function_id: z.string().min(1),
  payload: z.object({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  timeout: z.string().nullish(),
});

/** An error as the SDK serialises it. */
export type StepError = { name: string; message: string; stack?: string; cause?: unknown };

/** What one opcode asks of the engine. */
export type Operation =
  | { kind: "step-completed"; id: string; name: string; data: unknown }
  | { kind: "step-retry"; id: string; name: string; error: StepError }
  | { kind: "step-failed"; id: string; name: string; error: StepError }
  | { kind: "step-planned"; id: string; name: string; race: boolean }
  | { kind: "sleep"; id: string; name: string; until: string }
  | { kind: "wait"; id: string; name: string; event: string; expression?: string; timeout: string }
  | {
      kind: "invoke";
      id: string;
      name: string;
      functionId: string;
      data: Record<string, unknown>;
      timeout?: string;
    }
  | { kind: "run-completed"; output: unknown }
  | { kind: "rediscover" };

/** An opcode that this engine refuses. Fails the run loudly rather than letting it hang. */
export class UnsupportedOperation extends Error {
  override readonly name = "UnsupportedOperation";
}

/** Translates one opcode of the SDK. Throws {@link UnsupportedOperation} for what is not supported. */
export function parseOperation(raw: unknown): Operation {
  const parsed = opcodeSchema.safeParse(raw);
  if (!parsed.success) throw new UnsupportedOperation(`Unreadable operation: ${parsed.error.message}`);
  const { id, op, data, opts } = parsed.data;
  const name = parsed.data.displayName ?? parsed.data.name ?? id;
  switch (op) {
    case "StepRun":
    case "Step":
      return { kind: "step-completed", id, name, data: data ?? null };
    case "StepError":
      return { kind: "step-retry", id, name, error: parseStepError(parsed.data.error) };
    case "StepFailed":
      return { kind: "step-failed", id, name, error: parseStepError(parsed.data.error) };
    case "StepPlanned":
      return { kind: "step-planned", id, name, race: opts?.parallelMode === "race" };
    case "Sleep": {
      // The SDK puts the duration into `name`, the published specification into `opts.duration`.
      const until = typeof opts?.duration === "string" ? opts.duration : (parsed.data.name ?? "");
      return { kind: "sleep", id, name, until: readableInstant(op, until) };
    }
    case "WaitForEvent": {
      const wait = readOptions(op, waitOptions, opts);
      const event = wait.event ?? parsed.data.name;
      if (!event) throw new UnsupportedOperation("WaitForEvent names no event");
      const timeout = readableInstant(op, wait.timeout);
      return { kind: "wait", id, name, event, expression: wait.if, timeout };
    }
    case "InvokeFunction": {
      const invoke = readOptions(op, invokeOptions, opts);
      const timeout = invoke.timeout ? readableInstant(op, invoke.timeout) : undefined;
      return {
        kind: "invoke",
        id,
        name,
        functionId: invoke.function_id,
        data: invoke.payload?.data ?? {},
        timeout,
      };
    }
    case "RunComplete":
      return { kind: "run-completed", output: data ?? null };
    case "DiscoveryRequest":
      return { kind: "rediscover" };
    default:
      throw new UnsupportedOperation(
        `Operation "${op}" (step "${name}") is not supported by the embedded engine`,
      );
  }
}

/** Reads an error body; whatever the app sent becomes something with a name and a message. */
export function parseStepError(raw: unknown): StepError {
  const parsed = errorSchema.safeParse(raw);
  if (!parsed.success) return { name: "Error", message: typeof raw === "string" ? raw : JSON.stringify(raw) };
  const { name, message, stack, cause } = parsed.data;
  return { name, message, ...(stack ? { stack } : {}), ...(cause === undefined ? {} : { cause }) };
}

function readOptions<T extends z.ZodType>(op: string, schema: T, opts: unknown): z.infer<T> {
  const parsed = schema.safeParse(opts ?? {});
  if (!parsed.success)
    throw new UnsupportedOperation(`${op} has unreadable options: ${parsed.error.message}`);
  return parsed.data;
}

function readableInstant(op: string, text: string): string {
  const readable = text === "" || /^\d{4}-\d{2}-\d{2}/.test(text) || isDuration(text);
  if (!readable) throw new UnsupportedOperation(`${op}: "${text}" is neither a duration nor a date`);
  return text;
}

function isDuration(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch {
    return false;
  }
}
