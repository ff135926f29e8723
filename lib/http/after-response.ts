import "server-only";
import { after } from "next/server";

/**
 * Lets background work of a request outlive its response: a host that freezes idle processes waits for
 * it. Outside a request, as in a job or a test, it simply goes on.
 */
export function outliveResponse(work: Promise<unknown>): void {
  try {
    after(work);
  } catch {
    // Next knows no way to ask beforehand whether a request is underway.
  }
}

/** Does something once the response is sent; outside a request at once. */
export function afterResponse(work: () => void): void {
  try {
    after(work);
  } catch {
    work();
  }
}
