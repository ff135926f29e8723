import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { env } from "@/lib/env";
import { hasMailTransport } from "@/lib/mail/transport";
import { isLocalHost, isLocalRequest } from "./local-request";

/**
 * Whether this request may read the local mailbox: embedded default only, nothing configured that
 * sends, not published under a name of its own, and from the same machine.
 */
export async function isMailboxOpen(): Promise<boolean> {
  if (!env.REGULIX_EMBEDDED || hasMailTransport()) return false;
  return isLocalHost(new URL(env.APP_URL).host) && isLocalRequest(await headers());
}

/** Ends with 404 where the mailbox is closed. */
export async function requireMailbox(): Promise<void> {
  if (!(await isMailboxOpen())) notFound();
}
