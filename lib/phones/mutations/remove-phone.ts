import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { userActor } from "@/lib/accounts/user-actor";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueuePhoneNotice } from "../notice";

/** Forgets one's number; tells so by mail where it had been verified. */
export async function removePhone({ user }: ActiveSession, origin: RequestOrigin): Promise<void> {
  const mail = await withPlatform("remove a phone", async (transaction) => {
    const phone = await transaction.userPhone.findUnique({ where: { userId: user.id } });
    if (phone === null) return null;
    await transaction.userPhone.deleteMany({ where: { userId: user.id } });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "phones.remove",
      resource: { kind: "user", id: user.id },
    });
    if (phone.verifiedAt === null) return null;
    return enqueuePhoneNotice(transaction, user, origin, "removed", phone.ending);
  });
  if (mail !== null) await announceMail(mail);
}
