import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { limitByTarget } from "../account-limits";
import { lockAccount } from "../lock-account";
import { requireGoodPassword } from "../password-check";
import { hashPassword, verifyPassword } from "../password-hash";
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
  await limitByTarget("change-password", user.id);
  const credential = await withPlatform("change a password", (transaction) =>
    transaction.userCredential.findUnique({ where: { userId: user.id } }),
  );
  const checkedHash = credential?.passwordHash ?? null;
  if (!(await verifyPassword(checkedHash, input.currentPassword))) throw wrongPassword();
  await requireGoodPassword(input.newPassword, user, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  const mail = await withPlatform("change a password", async (transaction) => {
    await lockAccount(transaction, user.email);
    // A reset that came in between has ended this session: its thief must not undo it.
    const current = await transaction.userCredential.findUnique({ where: { userId: user.id } });
    if (current?.passwordHash !== checkedHash) throw wrongPassword();
    const notice = await setPassword(transaction, { user, passwordHash, keptSessionId: session.id, origin });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "passwords.change",
      resource: { kind: "user", id: user.id },
    });
    return notice;
  });
  await announceMail(mail);
}

function wrongPassword(): AppError {
  const message = "This is not your current password.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "currentPassword", message }] });
}
