import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { checkOwnPassword, lockOwnAccount } from "../own-password";
import { requireGoodPassword } from "../password-check";
import { hashPassword } from "../password-hash";
import type { ChangePasswordInput } from "../schema";
import type { ActiveSession } from "../sessions";
import { userActor } from "../user-actor";
import { setPassword } from "./set-password";

/** Replaces one's own password: needs the current one, keeps this session and ends all others. */
export async function changePassword(
  session: ActiveSession,
  input: ChangePasswordInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, input.currentPassword, "currentPassword");
  await requireGoodPassword(input.newPassword, user, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  const mail = await withPlatform("change a password", async (transaction) => {
    await lockOwnAccount(transaction, session, ownPassword);
    const notice = await setPassword(transaction, { user, passwordHash, keptSessionId: session.id, origin });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "passwords.change",
      resource: { kind: "user", id: user.id },
    });
    return notice;
  });
  await announceMail(mail);
}
