import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { env } from "@/lib/env";
import { hasMailTransport } from "@/lib/mail/transport";
import { addressChain, isLoopbackAddress } from "./client-address";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether this request may read the local mailbox: embedded default only, nothing configured that
 * sends, and from the same machine. The host is checked too, against DNS rebinding.
 */
export async function isMailboxOpen(): Promise<boolean> {
  if (!env.REGULIX_EMBEDDED || hasMailTransport()) return false;
  const requestHeaders = await headers();
  const addresses = addressChain(requestHeaders);
  return (
    LOCAL_HOST.test(requestHeaders.get("host") ?? "") &&
    addresses.length > 0 &&
    addresses.every(isLoopbackAddress)
  );
}

/** Ends with 404 where the mailbox is closed. */
export async function requireMailbox(): Promise<void> {
  if (!(await isMailboxOpen())) notFound();
}
