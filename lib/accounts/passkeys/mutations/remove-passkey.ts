import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { checkOwnPassword, lockOwnAccount } from "../../own-password";
import type { ActiveSession } from "../../sessions";
import { enqueueFactorNotice } from "../../two-factor/notice";
import { reportFactorChange } from "../../two-factor/report-factor-change";
import { dropUselessRecoveryCodes } from "../../two-factor/second-factor";
import { userActor } from "../../user-actor";
import type { RemovePasskeyInput } from "../schema";

/** Forgets one of one's own passkeys, with the password. */
export async function removePasskey(
  session: ActiveSession,
  { passkeyId, password }: RemovePasskeyInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, password);
  const mail = await withPlatform("remove a passkey", async (transaction) => {
    await lockOwnAccount(transaction, session, ownPassword);
    const passkey = await transaction.passkey.findFirst({ where: { id: passkeyId, userId: user.id } });
    if (passkey === null) throw notFound("passkey");
    await transaction.passkey.delete({ where: { id: passkey.id } });
    await dropUselessRecoveryCodes(transaction, user.id);
    const change = { kind: "passkey-removed" as const, passkey: passkey.name };
    const notice = await enqueueFactorNotice(transaction, user, origin, change);
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "passkeys.remove",
      resource: { kind: "user", id: user.id },
      personal: { "before.name": passkey.name },
    });
    return notice;
  });
  await announceMail(mail);
  reportFactorChange(user, origin, { factor: "passkey", change: "removed" });
}
