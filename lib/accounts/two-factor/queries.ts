import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { countRecoveryCodes } from "./recovery-codes";

export type TwoFactorState = {
  /** When the authenticator app was set up; null without one. */
  totpSince: Date | null;
  recoveryCodesLeft: number;
};

/** What somebody has beside the password. */
export async function getTwoFactorState(userId: string): Promise<TwoFactorState> {
  return withPlatform("look at second factors", async (transaction) => {
    const totp = await transaction.totpFactor.findUnique({
      where: { userId },
      select: { confirmedAt: true },
    });
    return {
      totpSince: totp?.confirmedAt ?? null,
      recoveryCodesLeft: await countRecoveryCodes(transaction, userId),
    };
  });
}
