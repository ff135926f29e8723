import "server-only";
import { env } from "@/lib/env";
import { hasMailTransport } from "@/lib/mail/transport";

const LOCAL_ADDRESS = "reply@mailbox.localhost";

/**
 * The address that answers by mail go to, before its tag: the setting's, or that of the local mailbox, from
 * which mails are answered on a laptop. Null where answers cannot come in.
 */
export function replyBase(): string | null {
  return env.SUPPORT_REPLY_ADDRESS ?? (hasMailTransport() ? null : LOCAL_ADDRESS);
}
