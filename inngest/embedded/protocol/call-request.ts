import { DISCOVERY, type LoadedCall } from "../store/calls";
import { canonicalJson } from "./canonical-json";
import type { FunctionDefinition } from "./function-config";
import { signBody } from "./signature";

/** Above this the SDK fetches events and steps itself instead of receiving them in the call. */
const MAX_INLINE_BYTES = 4 * 1024 * 1024;

export type CallRequest = { query: string; headers: Record<string, string>; body: string };

/** The request that runs a function, or one of its planned steps, in the app. */
export function buildCallRequest(
  call: LoadedCall,
  definition: FunctionDefinition,
  requestId: string,
  signingKey: string,
): CallRequest {
  const first = call.attempt === 0 && call.order.length === 0;
  const large = call.stateBytes > MAX_INLINE_BYTES;
  const planned = call.stepId !== DISCOVERY;
  const body = canonicalJson({
    version: first ? -1 : 2,
    event: call.events[0] ?? {},
    events: large ? [] : call.events,
    steps: large ? {} : call.steps,
    defers: {},
    use_api: large,
    ctx: {
      run_id: call.runId,
      fn_id: definition.id,
      step_id: DISCOVERY,
      attempt: call.attempt,
      max_attempts: definition.maxAttempts,
      env: "",
      disable_immediate_execution: planned,
      use_api: large,
      stack: { stack: call.order, current: call.order.length },
      qi_id: call.id,
      request_id: requestId,
      generation_id: 1,
      job_id: call.id,
    },
  });
  return {
    query: new URLSearchParams({ fnId: definition.id, stepId: call.stepId }).toString(),
    headers: {
      "content-type": "application/json",
      "x-run-id": call.runId,
      "x-request-id": requestId,
      "x-inngest-job-id": call.id,
      "x-inngest-generation-id": "1",
      "x-inngest-step-id": call.stepId,
      "x-inngest-req-version": first ? "-1" : "2",
      // The SDK compares with the wall clock, so the engine's own clock is of no use here.
      "x-inngest-signature": signBody(body, signingKey, new Date()),
    },
    body,
  };
}
