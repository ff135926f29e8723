import { hashPassword } from "@/lib/accounts/password-hash";
import { findActiveSession, type ActiveSession } from "@/lib/accounts/sessions";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { asSuperuser } from "./superuser";

export const PASSWORD = "violet-anchor-mango-47";

export type AccountFixture = { id: string; name: string; email: string };

/** An address of our own for each test, so that one test's rate limit is not another's. */
export function newOrigin(): RequestOrigin {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return { requestId: "test", ipAddress: `10.${bytes.join(".")}`, userAgent: "test" };
}

export function newEmail(): string {
  return `${newId().slice(-12)}@example.test`;
}

let hashOfPassword: Promise<string> | undefined;

/** A person with a password, written directly. */
export async function createAccount({ isVerified = true } = {}): Promise<AccountFixture> {
  const user = { id: newId(), name: "Mira Person", email: newEmail() };
  // The hash is as slow to make as the product's, so it is made once.
  hashOfPassword ??= hashPassword(PASSWORD);
  const passwordHash = await hashOfPassword;
  await withPlatform("test fixture", async (transaction) => {
    await transaction.user.create({ data: { ...user, emailVerifiedAt: isVerified ? new Date() : null } });
    await transaction.userCredential.create({ data: { userId: user.id, passwordHash } });
  });
  return user;
}

export async function getSession(sessionId: string): Promise<ActiveSession> {
  const session = await findActiveSession(sessionId);
  if (session === null) throw new Error("The session lets nobody in.");
  return session;
}

export type SentMail = { template: string; subject: string; text: string; html: string };

/** The mails written to an address, oldest first. */
export async function mailsTo(email: string): Promise<SentMail[]> {
  const { rows } = await asSuperuser(
    "SELECT template, subject, text, html FROM mail_messages WHERE recipient = $1 ORDER BY id",
    [email],
  );
  return rows as SentMail[];
}

/** The secret in the link of the newest mail of this kind. */
export async function mailedToken(email: string, template: string): Promise<string> {
  const mail = (await mailsTo(email)).findLast((sent) => sent.template === template);
  const token = /(?:\?token=|\/invitations\/)([\w-]{43})/.exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`No ${template} mail with a link was written to ${email}.`);
  return token;
}

/** The actions that the audit log of accounts knows of this person, oldest first. */
export async function accountActions(userId: string): Promise<string[]> {
  const { rows } = await asSuperuser(
    `SELECT action FROM audit_logs WHERE actor_id = $1 AND organization_id = '00000000-0000-0000-0000-000000000000'
      ORDER BY sequence`,
    [userId],
  );
  return (rows as { action: string }[]).map(({ action }) => action);
}
