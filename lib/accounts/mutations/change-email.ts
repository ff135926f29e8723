import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { accountLinks } from "../account-links";
import { limitByAddress, limitByTarget } from "../account-limits";
import { withEvenDuration } from "../even-duration";
import { formatInstant } from "../format-instant";
import { lockAccount } from "../lock-account";
import { checkOwnPassword, lockOwnAccount } from "../own-password";
import { callOffPendingSignIns } from "../pending-sign-ins";
import { removeFactorsSince } from "../two-factor/remove-factors-since";
import type { ChangeEmailInput } from "../schema";
import type { ActiveSession } from "../sessions";
import { UNDO_EMAIL_CHANGE_DAYS } from "../token-policy";
import { consumeToken, findTokenOwner, issueToken, type TokenOwner } from "../tokens";
import { reportFactorChange } from "../two-factor/report-factor-change";
import { userActor } from "../user-actor";

const EVEN_MILLISECONDS = 250;
const UNIQUE_VIOLATION = "P2002";

/**
 * Mails a link to the new address, with the password. Nothing changes before somebody who reads that
 * mail confirms. An address that has an account gets no mail; the answer is the same.
 */
export async function requestEmailChange(
  session: ActiveSession,
  { email, password }: ChangeEmailInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  const ownPassword = await checkOwnPassword(session, password);
  if (email === user.email.toLowerCase()) throw sameAddress();
  await limitByTarget("send-link", email);
  await withEvenDuration(EVEN_MILLISECONDS, async () => {
    const mail = await withPlatform("request a change of address", async (transaction) => {
      await lockOwnAccount(transaction, session, ownPassword);
      const token = await issueToken(transaction, user.id, "change-email", email);
      const isTaken = (await transaction.user.count({ where: { email } })) > 0;
      const sent = isTaken
        ? null
        : await enqueueMail(transaction, {
            to: email,
            template: "confirm-email-change",
            props: { name: user.name, oldEmail: user.email, url: accountLinks.confirmEmail(token) },
            idempotencyKey: `confirm-email-change:${newId()}`,
          });
      await recordPlatformAudit(transaction, userActor(user), origin, {
        action: "emails.request_change",
        resource: { kind: "user", id: user.id },
        personal: { "after.email": email },
      });
      return sent;
    });
    await announceMail(mail);
  });
}

/**
 * Moves the account to the address whose mail carried the link. Links that were mailed to the old one
 * die; it gets a notice with a way back that works for a week.
 */
export async function confirmEmailChange(token: string, origin: RequestOrigin): Promise<void> {
  await limitByAddress("use-link", origin);
  const { owner, newEmail } = await findChange("change-email", token);
  const mail = await withPlatform("change an address", async (transaction) => {
    await lockAccount(transaction, owner.email);
    if (!(await consumeToken(transaction, "change-email", token))) throw deadLink();
    await moveAccount(transaction, owner, newEmail);
    const { id: userId } = owner;
    // The ways back of earlier changes stay: a thief who changes twice must not cut off the owner.
    await transaction.userToken.deleteMany({ where: { userId, purpose: { not: "undo-email-change" } } });
    const notice = await sendWayBack(transaction, owner, newEmail, origin);
    await recordPlatformAudit(transaction, userActor(owner), origin, {
      action: "emails.change",
      resource: { kind: "user", id: userId },
      personal: { "before.email": owner.email, "after.email": newEmail },
    });
    return notice;
  });
  await announceMail(mail);
  reportFactorChange(owner, origin, { factor: "email", change: "replaced" });
}

/**
 * Moves the account back, for somebody who reads the old address's mail. Who changed the address knew the
 * password: every session ends, and every way in that was added since goes. Returns the token for choosing
 * a new password.
 */
export async function undoEmailChange(token: string, origin: RequestOrigin): Promise<string> {
  await limitByAddress("use-link", origin);
  const { owner, newEmail: oldEmail, issuedAt } = await findChange("undo-email-change", token);
  return withPlatform("undo a change of address", async (transaction) => {
    await lockAccount(transaction, owner.email);
    if (!(await consumeToken(transaction, "undo-email-change", token))) throw deadLink();
    await moveAccount(transaction, owner, oldEmail);
    await transaction.userToken.deleteMany({ where: { userId: owner.id } });
    await transaction.session.updateMany({
      where: { userId: owner.id, revokedAt: null },
      data: { revokedAt: readClock() },
    });
    await callOffPendingSignIns(transaction, owner.id);
    const removed = await removeFactorsSince(transaction, owner.id, issuedAt);
    const reset = await issueToken(transaction, owner.id, "reset-password");
    await recordPlatformAudit(transaction, userActor({ ...owner, email: oldEmail }), origin, {
      action: "emails.undo_change",
      resource: { kind: "user", id: owner.id },
      after: { removed },
      personal: { "before.email": owner.email, "after.email": oldEmail },
    });
    return reset;
  });
}

async function findChange(
  purpose: "change-email" | "undo-email-change",
  token: string,
): Promise<{ owner: TokenOwner; newEmail: string; issuedAt: Date }> {
  const found = await withPlatform("look at a mailed link", (transaction) =>
    findTokenOwner(transaction, purpose, token),
  );
  if (found === null || found.newEmail === null) throw deadLink();
  return { owner: found, newEmail: found.newEmail, issuedAt: found.issuedAt };
}

async function moveAccount(transaction: Transaction, owner: TokenOwner, email: string): Promise<void> {
  const { count } = await transaction.user
    .updateMany({
      where: { id: owner.id, email: owner.email },
      data: { email, emailVerifiedAt: readClock() },
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? taken() : error;
    });
  if (count === 0) throw deadLink();
}

async function sendWayBack(
  transaction: Transaction,
  owner: TokenOwner,
  newEmail: string,
  origin: RequestOrigin,
): Promise<QueuedMail> {
  const token = await issueToken(transaction, owner.id, "undo-email-change", owner.email);
  return enqueueMail(transaction, {
    to: owner.email,
    template: "email-changed",
    props: {
      name: owner.name,
      newEmail,
      changedAt: formatInstant(readClock()),
      ipAddress: origin.ipAddress,
      days: UNDO_EMAIL_CHANGE_DAYS,
      undoUrl: accountLinks.undoEmail(token),
    },
    idempotencyKey: `email-changed:${newId()}`,
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
}

function sameAddress(): AppError {
  const message = "This is your address already.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "email", message }] });
}

function taken(): AppError {
  return new AppError("CONFLICT", "This address belongs to another account by now.");
}

function deadLink(): AppError {
  return new AppError("GONE", "This link has expired, was used or was replaced by a newer one.");
}
