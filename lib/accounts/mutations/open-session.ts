import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { recordBreakGlass } from "@/lib/single-sign-on/requirement";
import { tellOfNewDevice } from "../new-device";
import { PASSWORD_ALONE, startSession, type SignInProof } from "../sessions";
import { clearFailures } from "../sign-in-throttle";
import { userActor } from "../user-actor";

/**
 * Lets in a verified person who has just proved who they are, and marks or unmarks them as platform
 * staff. Returns the session's id.
 */
export async function openSession(
  transaction: Transaction,
  user: { id: string; name: string; email: string },
  origin: RequestOrigin,
  proof: SignInProof = PASSWORD_ALONE,
): Promise<string> {
  const isStaff = env.STAFF_EMAILS.includes(user.email.toLowerCase());
  await transaction.user.updateMany({ where: { id: user.id, isStaff: !isStaff }, data: { isStaff } });
  await clearFailures(transaction, user.email);
  await tellOfNewDevice(transaction, user.id, origin);
  const sessionId = await startSession(transaction, user.id, origin, proof);
  await recordPlatformAudit(transaction, userActor(user), origin, {
    action: "sessions.start",
    resource: { kind: "session", id: sessionId },
    after: proof,
  });
  if (proof.method !== "sso") {
    const { method } = proof;
    await recordBreakGlass(transaction, user, { sessionId, method }, origin);
  }
  return sessionId;
}
