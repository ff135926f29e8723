import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { accountLinks } from "../account-links";
import { limitByAddress, limitByTarget } from "../account-limits";
import { withEvenDuration } from "../even-duration";
import { lockAccount } from "../lock-account";
import { requireGoodPassword } from "../password-check";
import { hashPassword } from "../password-hash";
import type { SignUpInput } from "../schema";
import { issueToken } from "../tokens";
import { userActor } from "../user-actor";

/** Hashing dominates, and on a busy machine takes several times as long as on an idle one. */
const EVEN_MILLISECONDS = 600;

/**
 * Creates an account that waits for its address to be confirmed. The answer is the same for an
 * address that has an account already: its owner learns of it by mail, the sender learns nothing.
 */
export async function signUp(input: SignUpInput, origin: RequestOrigin): Promise<void> {
  await limitByAddress("sign-up", origin);
  await limitByTarget("sign-up", input.email);
  await requireGoodPassword(input.password, input, "password");
  await withEvenDuration(EVEN_MILLISECONDS, async () => {
    const passwordHash = await hashPassword(input.password);
    const mail = await withPlatform("sign up", (transaction) =>
      openAccount(transaction, { ...input, passwordHash }, origin),
    );
    await announceMail(mail);
  });
}

type NewAccount = Pick<SignUpInput, "name" | "email" | "timeZone"> & { passwordHash: string };

async function openAccount(
  transaction: Transaction,
  account: NewAccount,
  origin: RequestOrigin,
): Promise<QueuedMail> {
  const { name, email, timeZone } = account;
  await transaction.user.createMany({ data: { name, email, timeZone }, skipDuplicates: true });
  const user = await lockAccount(transaction, email);
  if (user === null) throw new Error("The account vanished while it was opened.");
  if (user.emailVerifiedAt !== null) return tellOwner(transaction, user);

  // Nobody has proved to own the address yet, so the last to sign up sets name and password. The link
  // in the mail asks for that password: a stranger's sign-up cannot be confirmed by the owner's click.
  const { passwordHash } = account;
  await transaction.user.update({ where: { id: user.id }, data: { name, timeZone } });
  await transaction.userCredential.upsert({
    where: { userId: user.id },
    create: { userId: user.id, passwordHash },
    update: { passwordHash },
  });
  const mail = await sendVerification(transaction, { id: user.id, name, email });
  await recordPlatformAudit(transaction, userActor({ id: user.id, name, email }), origin, {
    action: "accounts.sign_up",
    resource: { kind: "user", id: user.id },
    personal: { "after.name": name, "after.email": email },
  });
  return mail;
}

/** Mails a link that confirms the address; earlier links stop working. */
export async function sendVerification(
  transaction: Transaction,
  user: { id: string; name: string; email: string },
): Promise<QueuedMail> {
  const token = await issueToken(transaction, user.id, "verify-email");
  return enqueueMail(transaction, {
    to: user.email,
    template: "verify-email",
    props: { name: user.name, url: accountLinks.verifyEmail(token) },
    idempotencyKey: `verify-email:${newId()}`,
  });
}

/** Mails the owner of an existing account that somebody tried to sign up with its address. */
export async function tellOwner(
  transaction: Transaction,
  user: { name: string; email: string },
): Promise<QueuedMail> {
  return enqueueMail(transaction, {
    to: user.email,
    template: "already-registered",
    props: {
      name: user.name,
      signInUrl: accountLinks.signIn(),
      resetUrl: accountLinks.forgotPassword(),
    },
    idempotencyKey: `already-registered:${newId()}`,
  });
}
