import "server-only";
import { LRUCache } from "lru-cache";

// Next gives each route and the instrumentation a copy of this module; the process has one list.
const held = globalThis as { regulixFailedRequests?: LRUCache<string, true> };

function failedRequests(): LRUCache<string, true> {
  return (held.regulixFailedRequests ??= new LRUCache<string, true>({ max: 1_000 }));
}

/** Remembers for a while that the answer to this request is an error page. */
export function noteFailedRequest(requestId: string): void {
  failedRequests().set(requestId, true);
}

/** Whether Next reported an error that nothing caught while it answered this request. */
export function hasFailed(requestId: string): boolean {
  return failedRequests().has(requestId);
}
