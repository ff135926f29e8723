import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { checkOwnPassword, lockOwnAccount } from "../../own-password";
import type { ActiveSession } from "../../sessions";
import { userActor } from "../../user-actor";
import { enqueueFactorNotice } from "../notice";
import { reportFactorChange } from "../report-factor-change";
import type { DisableTotpInput } from "../schema";
import { dropUselessRecoveryCodes, spendCode } from "../second-factor";

/** Removes the authenticator app: needs the password and a code, or a recovery code when the app is lost. */
export async function disableTotp(
  session: ActiveSession,
  input: DisableTotpInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, input.password);
  const mail = await withPlatform("turn two-factor off", async (transaction) => {
    await lockOwnAccount(transaction, session, ownPassword);
    const factor = await spendCode(transaction, user.id, input.code);
    if (factor === null) throw wrongCode();
    const { count } = await transaction.totpFactor.deleteMany({
      where: { userId: user.id, confirmedAt: { not: null } },
    });
    if (count === 0) throw notFound("authenticator app");
    await dropUselessRecoveryCodes(transaction, user.id);
    const notice = await enqueueFactorNotice(transaction, user, origin, { kind: "totp-disabled" });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "two_factor.disable",
      resource: { kind: "user", id: user.id },
      before: { provedBy: factor },
    });
    return notice;
  });
  await announceMail(mail);
  reportFactorChange(user, origin, { factor: "totp", change: "removed" });
}

function wrongCode(): AppError {
  const message = "This code is not right, or was used before. Enter the one that the app shows now.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "code", message }] });
}
