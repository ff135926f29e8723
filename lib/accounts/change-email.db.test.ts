import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  mailedToken,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { listOwnActivity } from "./activity";
import { confirmEmailChange, requestEmailChange, undoEmailChange } from "./mutations/change-email";
import { resetPassword } from "./mutations/reset-password";
import { requestPasswordReset } from "./mutations/send-link";
import { signIn } from "./mutations/sign-in";
import { findActiveSession, type ActiveSession } from "./sessions";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let account: AccountFixture;
let session: ActiveSession;
let target: string;
let restoreClock = () => {};
beforeEach(async () => {
  account = await createAccount();
  session = await signInWithPassword(account.email);
  target = newEmail();
});
afterEach(async () => {
  restoreClock();
  await settleBackgroundWork();
});

const request = (email = target, password = PASSWORD) =>
  requestEmailChange(session, { email, password }, newOrigin());

async function change(): Promise<void> {
  await request();
  await confirmEmailChange(await mailedToken(target, "confirm-email-change"), newOrigin());
}

async function kindOfSignIn(email: string): Promise<string> {
  return (await signIn({ email, password: PASSWORD }, newOrigin())).kind;
}

describe("a change of address", () => {
  it("needs the password, and changes nothing before the new address has confirmed", async () => {
    await expect(request(target, "wrong")).rejects.toMatchObject({ fields: [{ field: "password" }] });
    await expect(request(account.email)).rejects.toMatchObject({ fields: [{ field: "email" }] });
    await request();
    expect(await kindOfSignIn(account.email)).toBe("signed-in");
    expect(await kindOfSignIn(target)).toBe("refused");
    expect(await mailsTo(account.email)).toEqual([]);
  });

  it("moves the account, keeps the session, and tells the old address with a way back", async () => {
    await change();
    expect(await kindOfSignIn(target)).toBe("signed-in");
    expect(await kindOfSignIn(account.email)).toBe("refused");
    expect((await findActiveSession(session.id))?.user.email).toBe(target);
    const [notice, ...further] = await mailsTo(account.email);
    expect(further).toEqual([]);
    expect(notice?.template).toBe("email-changed");
    expect(notice?.text).toContain(target);
    expect(await accountActions(account.id)).toContain("emails.change");
  });

  it("works once, for an hour, and with the newest link only", async () => {
    await request();
    const first = await mailedToken(target, "confirm-email-change");
    await request();
    const second = await mailedToken(target, "confirm-email-change");
    await expect(confirmEmailChange(first, newOrigin())).rejects.toMatchObject({ code: "GONE" });
    restoreClock = advanceClock(61 * MINUTE);
    await expect(confirmEmailChange(second, newOrigin())).rejects.toMatchObject({ code: "GONE" });
    restoreClock();
    const both = await Promise.allSettled([
      confirmEmailChange(second, newOrigin()),
      confirmEmailChange(second, newOrigin()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("kills links that were mailed to the old address", async () => {
    await requestPasswordReset(account.email, newOrigin());
    const reset = await mailedToken(account.email, "reset-password");
    await change();
    await expect(
      resetPassword({ token: reset, password: "granite-lemon-orbit-82" }, newOrigin()),
    ).rejects.toMatchObject({ code: "GONE" });
  });

  it("says the same for an address that has an account, whose owner keeps it", async () => {
    const other = await createAccount();
    expect(await request(other.email)).toBeUndefined();
    expect(await mailsTo(other.email)).toEqual([]);
    expect(await kindOfSignIn(other.email)).toBe("signed-in");
  });

  it("fails when somebody else took the address meanwhile", async () => {
    await request();
    const mine = await mailedToken(target, "confirm-email-change");
    const rival = await createAccount();
    const theirs = await signInWithPassword(rival.email);
    await requestEmailChange(theirs, { email: target, password: PASSWORD }, newOrigin());
    await confirmEmailChange(await mailedToken(target, "confirm-email-change"), newOrigin());
    await expect(confirmEmailChange(mine, newOrigin())).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("the way back", () => {
  it("restores the address, ends every session and leads to a new password", async () => {
    await change();
    const token = await mailedToken(account.email, "email-changed");
    const reset = await undoEmailChange(token, newOrigin());
    expect(await findActiveSession(session.id)).toBeNull();
    await resetPassword({ token: reset, password: "granite-lemon-orbit-82" }, newOrigin());
    expect(await kindOfSignIn(account.email)).toBe("refused");
    const owner = { email: account.email, password: "granite-lemon-orbit-82" };
    expect((await signIn(owner, newOrigin())).kind).toBe("signed-in");
    await expect(undoEmailChange(token, newOrigin())).rejects.toMatchObject({ code: "GONE" });
  });

  it("takes away what was added after the change to get in, and leaves what was there before", async () => {
    const addPasskey = (credential: string, createdAt: Date) =>
      asSuperuser(
        `INSERT INTO passkeys (user_id, name, credential_id, public_key, counter, transports, is_backed_up, created_at)
         VALUES ($1, 'Key', $2, 'key', 0, '{}', false, $3)`,
        [account.id, credential, createdAt],
      );
    const own = `own-${account.id}`;
    await addPasskey(own, new Date(Date.now() - MINUTE));
    await change();
    await addPasskey(`thief-${account.id}`, new Date(Date.now() + MINUTE));
    await asSuperuser(
      "INSERT INTO linked_identities (user_id, provider, subject, email, created_at) VALUES ($1::uuid, 'github', $1::text, $2, now())",
      [account.id, target],
    );
    await asSuperuser(
      "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
      [account.id],
    );
    await undoEmailChange(await mailedToken(account.email, "email-changed"), newOrigin());
    const { rows } = await asSuperuser(
      `SELECT credential_id FROM passkeys WHERE user_id = $1
       UNION ALL SELECT 'identity' FROM linked_identities WHERE user_id = $1
       UNION ALL SELECT 'totp' FROM totp_factors WHERE user_id = $1`,
      [account.id],
    );
    expect(rows).toEqual([{ credential_id: own }]);
  });

  it("works for a week, and is not cut off by a second change", async () => {
    await change();
    const token = await mailedToken(account.email, "email-changed");
    const thief = { ...session, user: { ...session.user, email: target } };
    const further = newEmail();
    await requestEmailChange(thief, { email: further, password: PASSWORD }, newOrigin());
    await confirmEmailChange(await mailedToken(further, "confirm-email-change"), newOrigin());
    restoreClock = advanceClock(7 * DAY + MINUTE);
    await expect(undoEmailChange(token, newOrigin())).rejects.toMatchObject({ code: "GONE" });
    restoreClock();
    await undoEmailChange(token, newOrigin());
    expect(await kindOfSignIn(account.email)).toBe("signed-in");
  });
});

describe("one's own activity", () => {
  it("shows sign-ins, failures and changes with address and device, newest first, and nobody else's", async () => {
    const from = newOrigin();
    await signIn({ email: account.email, password: "wrong" }, from);
    await change();
    const { items, olderThan } = await listOwnActivity(account.id, undefined);
    expect(items.map(({ label }) => label)).toEqual([
      "Address changed",
      "Change of address asked for",
      "Sign-in failed",
      "Signed in with password",
    ]);
    expect(items[2]).toMatchObject({ isWarning: true, ipAddress: from.ipAddress });
    expect(olderThan).toBeNull();
    const stranger = await createAccount();
    expect((await listOwnActivity(stranger.id, undefined)).items).toEqual([]);
  });

  it("comes in pages that meet without a gap", async () => {
    for (let count = 0; count < 26; count += 1)
      await signIn({ email: account.email, password: PASSWORD }, newOrigin());
    const first = await listOwnActivity(account.id, undefined);
    const second = await listOwnActivity(account.id, first.olderThan ?? undefined);
    expect([first.items.length, second.items.length, second.olderThan]).toEqual([25, 2, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(27);
  });
});
