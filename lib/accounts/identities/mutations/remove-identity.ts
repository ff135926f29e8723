import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { ActiveSession } from "../../sessions";
import { enqueueFactorNotice } from "../../two-factor/notice";
import { userActor } from "../../user-actor";
import { confirmOwner } from "../confirm-owner";
import { IDENTITY_PROVIDERS, isIdentityProvider } from "../providers";
import type { RemoveIdentityInput } from "../schema";

/** Takes away a way to sign in; never the last one. */
export async function removeIdentity(
  session: ActiveSession,
  { identityId, password }: RemoveIdentityInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  const lockOwn = await confirmOwner(session, password);
  const mail = await withPlatform("remove an identity", async (transaction) => {
    await lockOwn(transaction);
    const identity = await transaction.linkedIdentity.findFirst({
      where: { id: identityId, userId: user.id },
    });
    if (identity === null) throw notFound("connected account");
    const others = await transaction.linkedIdentity.count({
      where: { userId: user.id, id: { not: identityId } },
    });
    const passwords = await transaction.userCredential.count({ where: { userId: user.id } });
    if (others + passwords === 0)
      throw new AppError(
        "CONFLICT",
        "This is your only way to sign in. Choose a password first: sign out and use “Forgot your password?”.",
      );
    await transaction.linkedIdentity.delete({ where: { id: identityId } });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "identities.remove",
      resource: { kind: "user", id: user.id },
      before: { provider: identity.provider },
      personal: { "before.email": identity.email },
    });
    const { provider } = identity;
    return enqueueFactorNotice(transaction, user, origin, {
      kind: "identity-removed",
      provider: isIdentityProvider(provider) ? IDENTITY_PROVIDERS[provider] : provider,
    });
  });
  await announceMail(mail);
}
