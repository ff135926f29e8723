import { LRUCache } from "lru-cache";

const KEPT_MS = 5 * 60_000;
const KEPT_BYTES = 64 * 1024 * 1024;

/** A response as it can be handed over later. */
export type KeptResponse = { status: number; headers: Record<string, string>; body: string };

export type ExecutionState =
  { state: "running" } | { state: "finished"; response: KeptResponse } | { state: "unknown" };

type Executions = { running: Set<string>; finished: LRUCache<string, KeptResponse> };

// A hot reload makes this module anew while executions of the old one still run.
const held = globalThis as { regulixExecutions?: Executions };

function executions(): Executions {
  held.regulixExecutions ??= {
    running: new Set(),
    finished: new LRUCache({
      ttl: KEPT_MS,
      maxSize: KEPT_BYTES,
      sizeCalculation: (response) => response.body.length + 1,
    }),
  };
  return held.regulixExecutions;
}

/**
 * Keeps account of the executions that this process works on. When the engine is killed and comes
 * back it asks, so that it neither runs a step beside itself nor loses an answer it did not hear.
 */
export async function trackExecution(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const requestId = request.headers.get("x-request-id");
  if (!requestId) return handle();
  const { running, finished } = executions();
  running.add(requestId);
  try {
    const response = await handle();
    finished.set(requestId, {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    });
    return response;
  } finally {
    running.delete(requestId);
  }
}

/** What this process knows about one execution. */
export function findExecution(requestId: string): ExecutionState {
  const { running, finished } = executions();
  if (running.has(requestId)) return { state: "running" };
  const response = finished.get(requestId);
  return response ? { state: "finished", response } : { state: "unknown" };
}
