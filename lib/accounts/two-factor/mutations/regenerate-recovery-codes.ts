import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { checkOwnPassword, lockOwnAccount } from "../../own-password";
import type { ActiveSession } from "../../sessions";
import { userActor } from "../../user-actor";
import { enqueueFactorNotice } from "../notice";
import { replaceRecoveryCodes } from "../recovery-codes";
import { reportFactorChange } from "../report-factor-change";
import type { PasswordOnlyInput } from "../schema";
import { hasSecondFactor } from "../second-factor";

/** Hands out ten new recovery codes, shown this once. The earlier ones stop working. */
export async function regenerateRecoveryCodes(
  session: ActiveSession,
  input: PasswordOnlyInput,
  origin: RequestOrigin,
): Promise<{ recoveryCodes: string[] }> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, input.password);
  const { recoveryCodes, mail } = await withPlatform("replace recovery codes", async (transaction) => {
    await lockOwnAccount(transaction, session, ownPassword);
    if (!(await hasSecondFactor(transaction, user.id)))
      throw new AppError("CONFLICT", "Turn two-factor authentication on first.");
    const codes = await replaceRecoveryCodes(transaction, user.id);
    const notice = await enqueueFactorNotice(transaction, user, origin, { kind: "recovery-codes-replaced" });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "two_factor.replace_recovery_codes",
      resource: { kind: "user", id: user.id },
    });
    return { recoveryCodes: codes, mail: notice };
  });
  await announceMail(mail);
  reportFactorChange(user, origin, { factor: "recovery-codes", change: "replaced" });
  return { recoveryCodes };
}
