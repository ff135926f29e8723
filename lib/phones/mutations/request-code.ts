import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { userActor } from "@/lib/accounts/user-actor";
import { recordPlatformAudit } from "@/lib/audit/record";
import { postText } from "@/lib/channels/sms/post-text";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { CODE_MINUTES, hashOfCode, newCode } from "../code";
import type { PhoneInput } from "../schema";
import { storedNumber } from "../stored-number";
import { findTextAccount, missingTextSettings } from "../text-account";

/** Texts a code to a number, which becomes one's own by typing it. A verified number has to be removed first. */
export async function requestPhoneCode(
  { user }: ActiveSession,
  { number }: PhoneInput,
  origin: RequestOrigin,
): Promise<void> {
  const account = findTextAccount();
  if (account === null)
    throw new AppError("UNAVAILABLE", `Text messages are not set up: ${missingTextSettings().join(", ")}.`);
  await limitByTarget("phone-code", user.id);
  await limitByTarget("phone-code", number);
  const code = newCode();
  const at = now();
  const data = {
    ...storedNumber(user.id, number),
    codeHash: hashOfCode(user.id, code),
    codeExpiresAt: new Date(at.getTime() + CODE_MINUTES * 60_000),
    codeAttempts: 0,
    optedOutAt: null,
    createdAt: at,
  };
  await withPlatform("ask for a code to a phone", async (transaction) => {
    const { count } = await transaction.userPhone.updateMany({
      where: { userId: user.id, verifiedAt: null },
      data,
    });
    if (count === 0)
      await transaction.userPhone.createMany({ data: { ...data, userId: user.id }, skipDuplicates: true });
    const kept = await transaction.userPhone.findUnique({ where: { userId: user.id } });
    if (kept === null || kept.verifiedAt !== null)
      throw new AppError("CONFLICT", "Remove your number before you give another one.");
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "phones.request_code",
      resource: { kind: "user", id: user.id },
    });
  });
  const sent = await postText(account, {
    to: number,
    body: `${code} is your Regulix code, valid for ${CODE_MINUTES} minutes. Nobody of us asks you for it.`,
    telling: { deliveryId: newId(), organization: { id: user.id } },
  });
  if (sent.outcome !== "delivered")
    throw new AppError("UNAVAILABLE", sent.error ?? "The code could not be sent. Try again later.");
}
