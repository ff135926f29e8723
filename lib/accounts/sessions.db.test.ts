import { verify } from "@node-rs/argon2";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  getSession,
  mailedToken,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { changePassword } from "./mutations/change-password";
import { resetPassword } from "./mutations/reset-password";
import { revokeOtherSessions, revokeSession } from "./mutations/revoke-sessions";
import { requestPasswordReset } from "./mutations/send-link";
import { signIn } from "./mutations/sign-in";
import { signUp } from "./mutations/sign-up";
import { updateProfile } from "./mutations/update-profile";
import { listSessionsOf } from "./queries";
import { SignUpInput } from "./schema";
import { findActiveSession, type ActiveSession } from "./sessions";

vi.mock("@node-rs/argon2", async (importOriginal) => {
  const original = await importOriginal<typeof import("@node-rs/argon2")>();
  return { ...original, verify: vi.fn(original.verify) };
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NEW_PASSWORD = "granite-lemon-orbit-82";

async function signInAs(email: string, password = PASSWORD): Promise<ActiveSession> {
  const outcome = await signIn({ email, password }, newOrigin());
  if (outcome.kind !== "signed-in") throw new Error(`Sign-in was ${outcome.kind}.`);
  return getSession(outcome.sessionId);
}

async function kindOfSignIn(email: string, password: string): Promise<string> {
  return (await signIn({ email, password }, newOrigin())).kind;
}

async function isAlive({ id }: ActiveSession): Promise<boolean> {
  return (await findActiveSession(id)) !== null;
}

let account: AccountFixture;
let restoreClock = () => {};
beforeEach(async () => {
  account = await createAccount();
});
afterEach(() => restoreClock());

function travel(milliseconds: number): void {
  restoreClock();
  restoreClock = advanceClock(milliseconds);
}

describe("a session", () => {
  it("ends at once when revoked, and the others go on", async () => {
    const [phone, laptop] = [await signInAs(account.email), await signInAs(account.email)];
    await revokeSession(laptop, phone.id, newOrigin());
    expect([await isAlive(phone), await isAlive(laptop)]).toEqual([false, true]);
    expect((await listSessionsOf(account.id)).map(({ id }) => id)).toEqual([laptop.id]);
  });

  it("can end all others", async () => {
    const sessions = [];
    for (let count = 0; count < 3; count += 1) sessions.push(await signInAs(account.email));
    const [mine, ...others] = sessions as [ActiveSession, ...ActiveSession[]];
    const stranger = await signInAs((await createAccount()).email);
    expect(await revokeOtherSessions(mine, newOrigin())).toBe(2);
    expect(await Promise.all([mine, ...others, stranger].map(isAlive))).toEqual([true, false, false, true]);
  });

  it("of somebody else can be neither ended nor seen", async () => {
    const mine = await signInAs(account.email);
    const theirs = await signInAs((await createAccount()).email);
    await expect(revokeSession(mine, theirs.id, newOrigin())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeSession(mine, newId(), newOrigin())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await isAlive(theirs)).toBe(true);
    expect((await listSessionsOf(account.id)).map(({ id }) => id)).toEqual([mine.id]);
  });

  it("ends after two unused weeks", async () => {
    const session = await signInAs(account.email);
    travel(14 * DAY - MINUTE);
    expect(await isAlive(session)).toBe(true);
    travel(28 * DAY - MINUTE);
    expect(await isAlive(session)).toBe(false);
    expect(await listSessionsOf(account.id)).toEqual([]);
  });

  it("ends after thirty days however often it is used", async () => {
    const session = await signInAs(account.email);
    for (const days of [10, 20, 29.9]) {
      travel(days * DAY);
      expect(await isAlive(session)).toBe(true);
    }
    travel(30 * DAY + MINUTE);
    expect(await isAlive(session)).toBe(false);
  });

  it("notes its use at most once a minute", async () => {
    const session = await signInAs(account.email);
    const lastUse = async () => (await listSessionsOf(account.id))[0]?.lastUsedAt.getTime() ?? 0;
    const first = await lastUse();
    travel(MINUTE / 2);
    await findActiveSession(session.id);
    expect(await lastUse()).toBe(first);
    travel(2 * MINUTE);
    await findActiveSession(session.id);
    expect(await lastUse()).toBeGreaterThan(first + MINUTE);
  });
});

describe("changing one's password", () => {
  const change = (session: ActiveSession, currentPassword: string, newPassword = NEW_PASSWORD) =>
    changePassword(session, { currentPassword, newPassword }, newOrigin());

  it("ends all other sessions, keeps this one, and mails a notice", async () => {
    const [mine, other] = [await signInAs(account.email), await signInAs(account.email)];
    await change(mine, PASSWORD);
    expect([await isAlive(mine), await isAlive(other)]).toEqual([true, false]);
    expect(await kindOfSignIn(account.email, PASSWORD)).toBe("refused");
    expect(await kindOfSignIn(account.email, NEW_PASSWORD)).toBe("signed-in");
    const mails = await mailsTo(account.email);
    expect(mails.map(({ template }) => template)).toEqual(["password-changed"]);
    expect(mails[0]?.text).not.toContain(NEW_PASSWORD);
  });

  it("needs the current password and a good new one", async () => {
    const session = await signInAs(account.email);
    await expect(change(session, "wrong")).rejects.toMatchObject({ fields: [{ field: "currentPassword" }] });
    await expect(change(session, PASSWORD, "short")).rejects.toMatchObject({
      fields: [{ field: "newPassword" }],
    });
    expect(await kindOfSignIn(account.email, PASSWORD)).toBe("signed-in");
    expect(await mailsTo(account.email)).toEqual([]);
  });

  it("makes an earlier reset link useless", async () => {
    await requestPasswordReset(account.email, newOrigin());
    const token = await mailedToken(account.email, "reset-password");
    await change(await signInAs(account.email), PASSWORD);
    await expect(
      resetPassword({ token, password: "another-good-phrase-1" }, newOrigin()),
    ).rejects.toMatchObject({ code: "GONE" });
  });

  it("cannot be used to guess: ten attempts in a quarter of an hour", async () => {
    const session = await signInAs(account.email);
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        change(session, "wrong").catch((error: { code: string }) => error.code),
      ),
    );
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(2);
  });

  it("lets one of two simultaneous changes win", async () => {
    const session = await signInAs(account.email);
    const outcomes = await Promise.allSettled([
      change(session, PASSWORD, "first-new-phrase-word"),
      change(session, PASSWORD, "second-new-phrase-word"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await mailsTo(account.email)).toHaveLength(1);
  });
});

describe("resetting a password", () => {
  async function requestToken(): Promise<string> {
    await requestPasswordReset(account.email, newOrigin());
    return mailedToken(account.email, "reset-password");
  }
  const reset = (token: string, password = NEW_PASSWORD) => resetPassword({ token, password }, newOrigin());

  it("answers the same, after the same time, with and without an account; only the owner gets a mail", async () => {
    const stranger = newEmail();
    for (const email of [account.email, stranger]) {
      const start = performance.now();
      expect(await requestPasswordReset(email, newOrigin())).toBeUndefined();
      expect(performance.now() - start).toBeGreaterThan(245);
    }
    expect(await mailsTo(account.email)).toHaveLength(1);
    expect(await mailsTo(stranger)).toEqual([]);
  });

  it("replaces the password, ends every session and mails a notice", async () => {
    const thief = await signInAs(account.email);
    await reset(await requestToken());
    expect(await isAlive(thief)).toBe(false);
    expect(await kindOfSignIn(account.email, PASSWORD)).toBe("refused");
    expect(await kindOfSignIn(account.email, NEW_PASSWORD)).toBe("signed-in");
    expect((await mailsTo(account.email)).map(({ template }) => template)).toEqual([
      "reset-password",
      "password-changed",
    ]);
    expect(await accountActions(account.id)).toEqual([
      "sessions.start",
      "passwords.request_reset",
      "passwords.reset",
      "sessions.refuse",
      "sessions.start",
    ]);
  });

  it("lifts a lock-out", async () => {
    await Promise.all(Array.from({ length: 10 }, () => kindOfSignIn(account.email, "wrong")));
    expect(await kindOfSignIn(account.email, PASSWORD)).toBe("locked");
    await reset(await requestToken());
    expect(await kindOfSignIn(account.email, NEW_PASSWORD)).toBe("signed-in");
  });

  it("confirms the address, whose mail the person evidently reads", async () => {
    const email = newEmail();
    await signUp(
      SignUpInput.parse({ name: "Mira", email, password: "a-strangers-good-phrase" }),
      newOrigin(),
    );
    await requestPasswordReset(email, newOrigin());
    await reset(await mailedToken(email, "reset-password"));
    expect(await kindOfSignIn(email, NEW_PASSWORD)).toBe("signed-in");
    expect(await kindOfSignIn(email, "a-strangers-good-phrase")).toBe("refused");
  });

  it("works once, also for two clicks at once", async () => {
    const token = await requestToken();
    const outcomes = await Promise.allSettled([reset(token), reset(token)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(reset(token)).rejects.toMatchObject({ code: "GONE" });
  });

  it("works for an hour", async () => {
    const token = await requestToken();
    travel(60 * MINUTE);
    await expect(reset(token)).rejects.toMatchObject({ code: "GONE" });
    travel(59 * MINUTE);
    await reset(token);
  });

  it("works with the newest link only", async () => {
    const first = await requestToken();
    const second = await requestToken();
    await expect(reset(first)).rejects.toMatchObject({ code: "GONE" });
    await reset(second);
  });

  it("does not cost the link when the password is weak", async () => {
    const token = await requestToken();
    await expect(reset(token, "short")).rejects.toMatchObject({ fields: [{ field: "password" }] });
    await reset(token);
  });

  it("stores the link's secret as a hash only", async () => {
    const token = await requestToken();
    const { rows } = await asSuperuser("SELECT user_tokens::text AS text FROM user_tokens");
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is mailed at most five times an hour to one address", async () => {
    const requests = Array.from({ length: 6 }, () => requestPasswordReset(account.email, newOrigin()));
    const outcomes = await Promise.allSettled(requests);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("wins over a thief's change of the password that it overtakes", async () => {
    const thief = await signInAs(account.email);
    const token = await requestToken();
    vi.mocked(verify).mockImplementationOnce(async () => {
      await reset(token);
      return true;
    });
    const change = { currentPassword: PASSWORD, newPassword: "the-thiefs-own-phrase" };
    await expect(changePassword(thief, change, newOrigin())).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await kindOfSignIn(account.email, "the-thiefs-own-phrase")).toBe("refused");
    expect(await kindOfSignIn(account.email, NEW_PASSWORD)).toBe("signed-in");
  });
});

describe("a profile", () => {
  it("is changed by its owner, with the name kept erasable in the audit log", async () => {
    const session = await signInAs(account.email);
    await updateProfile(session, { name: "Mira Neu", timeZone: "Europe/Berlin" }, newOrigin());
    expect((await getSession(session.id)).user).toMatchObject({
      name: "Mira Neu",
      timeZone: "Europe/Berlin",
    });
    const { rows } = await asSuperuser(
      "SELECT before, after FROM audit_logs WHERE actor_id = $1 AND action = 'accounts.update_profile'",
      [account.id],
    );
    expect(rows).toEqual([{ before: { timeZone: "UTC" }, after: { timeZone: "Europe/Berlin" } }]);
  });
});
