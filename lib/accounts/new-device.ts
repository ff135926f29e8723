import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { notifyAccount } from "@/lib/notifications/notify";
import { deviceLabel } from "./device-label";

/**
 * Tells a person that a browser was let in that none of their sessions used, the ended ones included.
 * The very first sign-in is no news. Its mail is left to the sweep, which delivers within minutes: the
 * transaction belongs to whoever signs in.
 */
export async function tellOfNewDevice(
  transaction: Transaction,
  userId: string,
  origin: RequestOrigin,
): Promise<void> {
  const earlier = await transaction.session.findMany({
    where: { userId },
    distinct: ["userAgent"],
    select: { userAgent: true },
  });
  if (earlier.length === 0) return;
  const device = deviceLabel(origin.userAgent);
  if (earlier.some(({ userAgent }) => deviceLabel(userAgent) === device)) return;
  await notifyAccount(transaction, {
    type: "account.new_device",
    data: { device, ipAddress: origin.ipAddress },
    key: newId(),
    to: { userId },
  });
}
