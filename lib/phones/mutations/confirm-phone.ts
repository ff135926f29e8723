import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { userActor } from "@/lib/accounts/user-actor";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { UserPhone } from "@/lib/db/generated/client";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { isCode, MOST_WRONG_CODES } from "../code";
import { enqueuePhoneNotice } from "../notice";
import type { PhoneCodeInput } from "../schema";

type Outcome = { mail: QueuedMail } | { problem: string };

/** Makes the number one's own by the code that was texted to it; tells so by mail. */
export async function confirmPhone(
  { user }: ActiveSession,
  { code }: PhoneCodeInput,
  origin: RequestOrigin,
): Promise<void> {
  await limitByTarget("confirm-factor", user.id);
  const at = now();
  const outcome = await withPlatform("confirm a phone", async (transaction): Promise<Outcome> => {
    await transaction.$queryRaw`SELECT 1 FROM user_phones WHERE user_id = ${user.id}::uuid FOR UPDATE`;
    const phone = await transaction.userPhone.findUnique({ where: { userId: user.id } });
    const where = { userId: user.id };
    const problem = problemOf(phone, at);
    if (phone === null || phone.codeHash === null || problem !== null) return { problem: problem ?? NO_CODE };
    if (!isCode(user.id, code, phone.codeHash)) {
      // Committed: a wrong code counts whatever is answered.
      await transaction.userPhone.update({ where, data: { codeAttempts: { increment: 1 } } });
      return { problem: "This is not the code of the newest text message." };
    }
    await transaction.userPhone.update({
      where,
      data: { verifiedAt: at, codeHash: null, codeExpiresAt: null, codeAttempts: 0 },
    });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "phones.add",
      resource: { kind: "user", id: user.id },
    });
    return { mail: await enqueuePhoneNotice(transaction, user, origin, "added", phone.ending) };
  });
  if ("problem" in outcome)
    throw new AppError("INVALID_INPUT", outcome.problem, {
      fields: [{ field: "code", message: outcome.problem }],
    });
  await announceMail(outcome.mail);
}

const NO_CODE = "There is no code to confirm. Ask for one.";

function problemOf(phone: UserPhone | null, at: Date): string | null {
  if (phone === null || phone.codeExpiresAt === null) return NO_CODE;
  if (phone.codeAttempts >= MOST_WRONG_CODES) return "Too many wrong codes. Ask for a new one.";
  return phone.codeExpiresAt <= at ? "The code has expired. Ask for a new one." : null;
}
