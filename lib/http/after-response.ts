import "server-only";
import { after } from "next/server";

const underway = new Set<Promise<unknown>>();

/**
 * Lets background work of a request outlive its response: a host that freezes idle processes waits for
 * it. Outside a request, as in a job or a test, it simply goes on.
 */
export function outliveResponse(work: Promise<unknown>): void {
  const settled = work.catch(() => undefined).finally(() => underway.delete(settled));
  underway.add(settled);
  try {
    after(work);
  } catch {
    // Next knows no way to ask beforehand whether a request is underway.
  }
}

/** Settles when all work in the background is done, and what that has begun in turn: for tests. */
export async function settleBackgroundWork(): Promise<void> {
  while (underway.size > 0) await Promise.all(underway);
}

/** Does something once the response is sent; outside a request at once. */
export function afterResponse(work: () => void): void {
  try {
    after(work);
  } catch {
    work();
  }
}
