import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByAddress } from "../account-limits";
import { lockAccount } from "../lock-account";
import type { VerifyEmailInput } from "../schema";
import { consumeToken, findTokenOwner } from "../tokens";
import { userActor } from "../user-actor";
import { signIn, type SignInOutcome } from "./sign-in";

export type VerifyEmailOutcome = SignInOutcome | { kind: "link-dead" };

/**
 * Confirms an address with the mailed link and the password chosen at sign-up, and signs in. The
 * link alone is not enough: it may stem from somebody else's sign-up with this address.
 */
export async function verifyEmail(
  input: VerifyEmailInput,
  origin: RequestOrigin,
): Promise<VerifyEmailOutcome> {
  await limitByAddress("use-link", origin);
  const owner = await withPlatform("look at a confirmation link", (transaction) =>
    findTokenOwner(transaction, "verify-email", input.token),
  );
  if (owner === null) return { kind: "link-dead" };
  const credentials = { email: owner.email, password: input.password };
  const outcome = await signIn(credentials, origin);
  // Anything but "unverified" is a wrong password, a lock, or an address confirmed in the meantime.
  if (outcome.kind !== "unverified") return outcome;
  const isConfirmed = await withPlatform("confirm an address", async (transaction) => {
    await lockAccount(transaction, owner.email);
    if (!(await consumeToken(transaction, "verify-email", input.token))) return false;
    await transaction.user.update({ where: { id: owner.id }, data: { emailVerifiedAt: readClock() } });
    await recordPlatformAudit(transaction, userActor(owner), origin, {
      action: "accounts.verify_email",
      resource: { kind: "user", id: owner.id },
    });
    return true;
  });
  return isConfirmed ? signIn(credentials, origin) : { kind: "link-dead" };
}
