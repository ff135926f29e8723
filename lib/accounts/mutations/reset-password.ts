import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { limitByAddress } from "../account-limits";
import { lockAccount } from "../lock-account";
import { requireGoodPassword } from "../password-check";
import { hashPassword } from "../password-hash";
import type { ResetPasswordInput } from "../schema";
import { clearFailures } from "../sign-in-throttle";
import { consumeToken, findTokenOwner } from "../tokens";
import { userActor } from "../user-actor";
import { setPassword } from "./set-password";

/**
 * Sets a new password with a mailed link and ends every session. Whoever used the link reads the
 * mailbox, so the address counts as confirmed and a lock-out as settled.
 */
export async function resetPassword(input: ResetPasswordInput, origin: RequestOrigin): Promise<void> {
  await limitByAddress("use-link", origin);
  const user = await withPlatform("look at a reset link", (transaction) =>
    findTokenOwner(transaction, "reset-password", input.token),
  );
  if (user === null) throw deadLink();
  // Before the link is used up, so that a weak password does not cost another mail.
  await requireGoodPassword(input.password, user, "password");
  const passwordHash = await hashPassword(input.password);
  const mail = await withPlatform("reset a password", async (transaction) => {
    await lockAccount(transaction, user.email);
    if (!(await consumeToken(transaction, "reset-password", input.token))) throw deadLink();
    await transaction.user.updateMany({
      where: { id: user.id, emailVerifiedAt: null },
      data: { emailVerifiedAt: readClock() },
    });
    await clearFailures(transaction, user.email);
    const notice = await setPassword(transaction, { user, passwordHash, keptSessionId: null, origin });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "passwords.reset",
      resource: { kind: "user", id: user.id },
    });
    return notice;
  });
  await announceMail(mail);
}

function deadLink(): AppError {
  return new AppError("GONE", "This link has expired or was used. Ask for a new one.");
}
