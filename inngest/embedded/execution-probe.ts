import { engineToken } from "@/lib/events/engine-token";
import { z } from "zod";
import type { AppClient } from "./app-client";
import { AppConnectionLost, AppNotListening } from "./app-client";
import type { CallResponse } from "./protocol/outcome";
import { SERVE_PATH } from "./settings";

const PROBE_TIMEOUT_MS = 5_000;

const executionSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("running") }),
  z.object({
    state: z.literal("finished"),
    response: z.object({
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  }),
  z.object({ state: z.literal("unknown") }),
]);

/** What the app knows about one request of ours. */
export type Execution =
  { state: "running" } | { state: "finished"; response: CallResponse } | { state: "unknown" };

/**
 * Asks the app whether it works on a request whose connection was lost. An app that is not there, or
 * one that does not know the request, does not; one that cannot be asked may.
 */
export async function findExecution(
  app: AppClient,
  signingKey: string,
  requestId: string,
): Promise<Execution> {
  try {
    const response = await app.send({
      method: "GET",
      path: `${SERVE_PATH}/executions/${requestId}`,
      headers: { authorization: `Bearer ${engineToken(signingKey)}` },
      timeoutMs: PROBE_TIMEOUT_MS,
    });
    const parsed = executionSchema.safeParse(parseJson(response.body));
    return parsed.success ? parsed.data : { state: "unknown" };
  } catch (error) {
    if (error instanceof AppNotListening) return { state: "unknown" };
    if (error instanceof AppConnectionLost) return { state: "running" };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
