import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { limitByTarget } from "../../account-limits";
import { lockAccount } from "../../lock-account";
import { checkOwnPassword, lockOwnAccount } from "../../own-password";
import type { ActiveSession } from "../../sessions";
import { userActor } from "../../user-actor";
import { admitFactor } from "../admit-factor";
import { enqueueFactorNotice } from "../notice";
import { qrCodeImage } from "../qr-code";
import { reportFactorChange } from "../report-factor-change";
import type { CodeInput, PasswordOnlyInput } from "../schema";
import { newTotpSecret, totpUri } from "../totp";
import { confirmPendingSecret, storePendingSecret } from "../totp-factor";

export type TotpSetUp = { secret: string; qrCode: string };

/** Makes a secret for an authenticator app. It counts for nothing until a code confirms it. */
export async function beginTotp(
  session: ActiveSession,
  input: PasswordOnlyInput,
  origin: RequestOrigin,
): Promise<TotpSetUp> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, input.password);
  const secret = newTotpSecret();
  await withPlatform("begin two-factor set-up", async (transaction) => {
    await lockOwnAccount(transaction, session, ownPassword);
    const confirmed = { userId: user.id, confirmedAt: { not: null } };
    if ((await transaction.totpFactor.count({ where: confirmed })) > 0) throw alreadyOn();
    await storePendingSecret(transaction, user.id, secret);
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "two_factor.begin",
      resource: { kind: "user", id: user.id },
    });
  });
  return { secret, qrCode: await qrCodeImage(totpUri(secret, user.email)) };
}

/**
 * Turns two-factor authentication on with the first code of the app. Returns the recovery codes,
 * which are shown this once; empty when the account has some already.
 */
export async function confirmTotp(
  session: ActiveSession,
  input: CodeInput,
  origin: RequestOrigin,
): Promise<{ recoveryCodes: string[] }> {
  const { user } = session;
  await limitByTarget("confirm-factor", user.id);
  const { recoveryCodes, mail } = await withPlatform("confirm two-factor set-up", async (transaction) => {
    await lockAccount(transaction, user.email);
    const outcome = await confirmPendingSecret(transaction, user.id, input.code.replace(/\s/g, ""));
    if (outcome === "not-begun") throw notBegun();
    if (outcome === "wrong") throw wrongCode();
    const codes = await admitFactor(transaction, session);
    const notice = await enqueueFactorNotice(transaction, user, origin, { kind: "totp-enabled" });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "two_factor.enable",
      resource: { kind: "user", id: user.id },
    });
    return { recoveryCodes: codes, mail: notice };
  });
  await announceMail(mail);
  reportFactorChange(user, origin, { factor: "totp", change: "added" });
  return { recoveryCodes };
}

function alreadyOn(): AppError {
  return new AppError("CONFLICT", "An authenticator app is set up already. Remove it first.");
}

function notBegun(): AppError {
  return new AppError("GONE", "This set-up is too old or was replaced by a newer one. Start again.");
}

function wrongCode(): AppError {
  const message =
    "This code is not right. Enter the one that the app shows now, and check the phone's clock if it keeps failing.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "code", message }] });
}
