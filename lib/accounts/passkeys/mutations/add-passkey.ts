import "server-only";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { limitByTarget } from "../../account-limits";
import { lockAccount } from "../../lock-account";
import { checkOwnPassword } from "../../own-password";
import type { ActiveSession } from "../../sessions";
import { admitFactor } from "../../two-factor/admit-factor";
import { enqueueFactorNotice } from "../../two-factor/notice";
import { reportFactorChange } from "../../two-factor/report-factor-change";
import type { PasswordOnlyInput } from "../../two-factor/schema";
import { userActor } from "../../user-actor";
import { registrationOptions, verifyRegistration } from "../ceremony";
import type { AddPasskeyInput } from "../schema";

/** More would be a list that nobody can look through. */
const MOST_PASSKEYS = 20;

/** After the password, asks the browser to make a key. The challenge stands for the password that was typed. */
export async function beginPasskey(
  session: ActiveSession,
  input: PasswordOnlyInput,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await checkOwnPassword(session, input.password);
  const known = await withPlatform("list passkeys", (transaction) =>
    transaction.passkey.findMany({
      where: { userId: session.user.id },
      select: { credentialId: true, transports: true },
    }),
  );
  if (known.length >= MOST_PASSKEYS)
    throw new AppError("CONFLICT", `You have ${MOST_PASSKEYS} passkeys. Remove one first.`);
  return registrationOptions(session.user, known);
}

/**
 * Keeps the key that the browser made. Returns the recovery codes that come with the first second
 * factor, shown this once; empty when the account has some already.
 */
export async function addPasskey(
  session: ActiveSession,
  { name, response }: AddPasskeyInput,
  origin: RequestOrigin,
): Promise<{ recoveryCodes: string[] }> {
  const { user } = session;
  await limitByTarget("confirm-factor", user.id);
  const key = await verifyRegistration(response, user.id);
  if (key === null)
    throw new AppError("INVALID_INPUT", "The passkey could not be checked, or it took too long. Try again.");
  const { recoveryCodes, mail } = await withPlatform("add a passkey", async (transaction) => {
    await lockAccount(transaction, user.email);
    const data = {
      ...key,
      userId: user.id,
      name,
      transports: response.response.transports,
      createdAt: readClock(),
    };
    const { count } = await transaction.passkey.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new AppError("CONFLICT", "This passkey is registered already.");
    const codes = await admitFactor(transaction, session);
    const notice = await enqueueFactorNotice(transaction, user, origin, {
      kind: "passkey-added",
      passkey: name,
    });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "passkeys.add",
      resource: { kind: "user", id: user.id },
      personal: { "after.name": name },
    });
    return { recoveryCodes: codes, mail: notice };
  });
  await announceMail(mail);
  reportFactorChange(user, origin, { factor: "passkey", change: "added" });
  return { recoveryCodes };
}
