import {
  type Operation,
  type StepError,
  UnsupportedOperation,
  parseOperation,
  parseStepError,
} from "./operation";
import { parseRetryAfter } from "./retry";

/** The app's answer to one call, as far as the protocol reads it. */
export type CallResponse = { status: number; headers: Record<string, string | undefined>; body: string };

/** What a call led to. */
export type Outcome =
  | { kind: "undelivered"; reason: string }
  | { kind: "operations"; operations: Operation[]; retryAfterMs?: number; final: boolean }
  | { kind: "attempt-failed"; error: StepError; retryAfterMs?: number }
  | { kind: "run-failed"; error: StepError };

/** Reads the app's answer. An answer without the SDK's own header comes from something in between. */
export function interpretResponse(response: CallResponse, now: Date): Outcome {
  if (!response.headers["x-inngest-sdk"]) {
    return {
      kind: "undelivered",
      reason: `answer ${response.status} does not come from the SDK (is the signing key the same?)`,
    };
  }
  const body = parseJson(response.body);
  if (body === undefined) return { kind: "undelivered", reason: `answer ${response.status} is not JSON` };
  const retryAfterMs = parseRetryAfter(response.headers["retry-after"], now);
  const final = response.headers["x-inngest-no-retry"] === "true";
  if (response.status === 200) {
    return { kind: "operations", operations: [{ kind: "run-completed", output: body }], final };
  }
  if (response.status === 206) return readOperations(body, retryAfterMs, final);
  const error = parseStepError(body);
  // The SDK reports a checkpoint that was refused as stale like a failure of the function. It is none.
  if (error.name === "StaleDispatchError") return { kind: "undelivered", reason: error.message };
  return final ? { kind: "run-failed", error } : { kind: "attempt-failed", error, retryAfterMs };
}

function readOperations(body: unknown, retryAfterMs: number | undefined, final: boolean): Outcome {
  try {
    const operations = (Array.isArray(body) ? body : [body]).map(parseOperation);
    return { kind: "operations", operations, retryAfterMs, final };
  } catch (error) {
    if (!(error instanceof UnsupportedOperation)) throw error;
    return { kind: "run-failed", error: { name: error.name, message: error.message } };
  }
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
