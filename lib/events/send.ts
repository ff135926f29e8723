import "server-only";
import { inngest } from "./client";

type Sendable = Parameters<typeof inngest.send>[0];

/**
 * Sends events to the durable engine, after the transaction they tell of has been committed. The
 * one door for it, so that tests of a domain can watch what is sent.
 */
export async function sendEvents(events: Sendable): Promise<void> {
  await inngest.send(events);
}
