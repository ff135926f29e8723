import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  mailedToken,
  mailsTo,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import {
  beginSignIn,
  secondStep,
  setUpAuthenticator,
  signInWithPassword,
} from "@/scripts/testing/two-factor-fixture";
import { completeSignIn } from "../mutations/complete-sign-in";
import { resetPassword } from "../mutations/reset-password";
import { requestPasswordReset } from "../mutations/send-link";
import { signIn } from "../mutations/sign-in";
import { findPendingSignIn, prunePendingSignIns } from "../pending-sign-ins";
import { findActiveSession } from "../sessions";
import { disableTotp } from "./mutations/disable-totp";
import { regenerateRecoveryCodes } from "./mutations/regenerate-recovery-codes";
import { beginTotp, confirmTotp } from "./mutations/set-up-totp";
import { getTwoFactorState } from "./queries";
import { totpCode } from "./totp";

const MINUTE = 60_000;
const STEP = 30_000;

let account: AccountFixture;
let restoreClock = () => {};
beforeEach(async () => {
  account = await createAccount();
});
afterEach(async () => {
  restoreClock();
  await settleBackgroundWork();
});

function travel(milliseconds: number): void {
  restoreClock();
  restoreClock = advanceClock(milliseconds);
}

/** A code of the step after the one that set-up used. */
function nextCode(secret: string): string {
  return totpCode(secret, new Date(now().getTime() + STEP));
}

/** A code that the app shows at no time near now. */
function wrongCode(secret: string): string {
  const near = [-1, 0, 1].map((steps) => totpCode(secret, new Date(now().getTime() + steps * STEP)));
  return ["000000", "000001", "000002", "000003"].find((code) => !near.includes(code)) ?? "";
}

describe("setting up an authenticator app", () => {
  it("needs the password, and counts for nothing until a code confirms it", async () => {
    const session = await signInWithPassword(account.email);
    await expect(beginTotp(session, { password: "wrong" }, newOrigin())).rejects.toMatchObject({
      fields: [{ field: "password" }],
    });
    await beginTotp(session, { password: PASSWORD }, newOrigin());
    expect(await getTwoFactorState(account.id)).toEqual({ totpSince: null, recoveryCodesLeft: 0 });
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
  });

  it("gives the secret as text and as an image, and stores it encrypted", async () => {
    const session = await signInWithPassword(account.email);
    const { secret, qrCode } = await beginTotp(session, { password: PASSWORD }, newOrigin());
    expect(qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    const { rows } = await asSuperuser("SELECT totp_factors::text AS text FROM totp_factors");
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("refuses a wrong code and takes the right one, once", async () => {
    const session = await signInWithPassword(account.email);
    const { secret } = await beginTotp(session, { password: PASSWORD }, newOrigin());
    await expect(confirmTotp(session, { code: wrongCode(secret) }, newOrigin())).rejects.toMatchObject({
      fields: [{ field: "code" }],
    });
    const code = totpCode(secret, now());
    const both = await Promise.allSettled([
      confirmTotp(session, { code }, newOrigin()),
      confirmTotp(session, { code }, newOrigin()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getTwoFactorState(account.id)).recoveryCodesLeft).toBe(10);
  });

  it("ends sessions that proved the password only, keeps this one, and tells the owner", async () => {
    const other = await signInWithPassword(account.email);
    const { session } = await setUpAuthenticator(account);
    expect(await findActiveSession(other.id)).toBeNull();
    expect(await findActiveSession(session.id)).not.toBeNull();
    expect((await mailsTo(account.email)).map(({ subject }) => subject)).toEqual([
      "Two-factor authentication is on",
    ]);
    expect(await accountActions(account.id)).toEqual([
      "sessions.start",
      "sessions.start",
      "two_factor.begin",
      "two_factor.enable",
    ]);
  });

  it("has to be finished within half an hour, and dies with a reset of the password", async () => {
    const session = await signInWithPassword(account.email);
    const late = await beginTotp(session, { password: PASSWORD }, newOrigin());
    travel(31 * MINUTE);
    await expect(
      confirmTotp(session, { code: totpCode(late.secret, now()) }, newOrigin()),
    ).rejects.toMatchObject({ code: "GONE" });
    const thiefs = await beginTotp(session, { password: PASSWORD }, newOrigin());
    await requestPasswordReset(account.email, newOrigin());
    const token = await mailedToken(account.email, "reset-password");
    await resetPassword({ token, password: "granite-lemon-orbit-82" }, newOrigin());
    const code = totpCode(thiefs.secret, now());
    await expect(confirmTotp(session, { code }, newOrigin())).rejects.toMatchObject({ code: "GONE" });
  });

  it("does not replace one that is on", async () => {
    const { session } = await setUpAuthenticator(account);
    await expect(beginTotp(session, { password: PASSWORD }, newOrigin())).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("the second step", () => {
  it("opens the session that the password alone no longer opens", async () => {
    const { secret } = await setUpAuthenticator(account);
    const pending = await beginSignIn(account.email);
    const { rows } = await asSuperuser("SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL", [
      account.id,
    ]);
    expect(rows).toHaveLength(1);
    const outcome = await completeSignIn(pending, nextCode(secret), newOrigin());
    expect(outcome).toMatchObject({ kind: "signed-in", userId: account.id });
  });

  it("is asked for only after the right password", async () => {
    await setUpAuthenticator(account);
    expect((await signIn({ email: account.email, password: "wrong" }, newOrigin())).kind).toBe("refused");
  });

  it("takes no code twice, also when both come at once, and none older than the last", async () => {
    const { secret } = await setUpAuthenticator(account);
    const code = nextCode(secret);
    const pending = [await beginSignIn(account.email), await beginSignIn(account.email)];
    const outcomes = await Promise.all(pending.map((id) => completeSignIn(id, code, newOrigin())));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["refused", "signed-in"]);
    expect(await secondStep(account.email, code)).toBe("refused");
    expect(await secondStep(account.email, totpCode(secret, now()))).toBe("refused");
  });

  it("does not take the code that set-up was confirmed with", async () => {
    const { secret } = await setUpAuthenticator(account);
    expect(await secondStep(account.email, totpCode(secret, now()))).toBe("refused");
  });

  it("forgives spaces in a code", async () => {
    const { secret } = await setUpAuthenticator(account);
    const code = nextCode(secret);
    expect(await secondStep(account.email, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe("signed-in");
  });

  it("has ten minutes, and is called off by a new password", async () => {
    const { secret } = await setUpAuthenticator(account);
    const slow = await beginSignIn(account.email);
    travel(10 * MINUTE + 1_000);
    expect((await completeSignIn(slow, totpCode(secret, now()), newOrigin())).kind).toBe("expired");
    const overtaken = await beginSignIn(account.email);
    await requestPasswordReset(account.email, newOrigin());
    const token = await mailedToken(account.email, "reset-password");
    await resetPassword({ token, password: "granite-lemon-orbit-82" }, newOrigin());
    expect((await completeSignIn(overtaken, nextCode(secret), newOrigin())).kind).toBe("expired");
  });

  it("opens one session, however often it is sent, and none for an invented sign-in", async () => {
    const { secret, recoveryCodes } = await setUpAuthenticator(account);
    const pending = await beginSignIn(account.email);
    const codes = [nextCode(secret), recoveryCodes[0] ?? ""];
    const outcomes = await Promise.all(codes.map((code) => completeSignIn(pending, code, newOrigin())));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["expired", "signed-in"]);
    expect((await completeSignIn(newId(), nextCode(secret), newOrigin())).kind).toBe("expired");
  });

  it("locks the account after ten wrong tries of either step, tells the owner, and leaves others alone", async () => {
    const { secret } = await setUpAuthenticator(account);
    const other = await createAccount();
    const pending = await beginSignIn(account.email);
    const kinds = [];
    for (let attempt = 0; attempt < 10; attempt += 1)
      kinds.push((await completeSignIn(pending, wrongCode(secret), newOrigin())).kind);
    expect(kinds).toEqual([...Array<string>(8).fill("refused"), "locked", "locked"]);
    expect((await completeSignIn(pending, nextCode(secret), newOrigin())).kind).toBe("locked");
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("locked");
    expect((await mailsTo(account.email)).at(-1)?.template).toBe("account-locked");
    expect((await signIn({ email: other.email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
  });

  it("is limited to thirty tries in five minutes from one sender, over all accounts", async () => {
    const origin = newOrigin();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, () => completeSignIn(newId(), "123456", origin)),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(2);
  });

  it("leaves no trace when nobody finishes it", async () => {
    await setUpAuthenticator(account);
    const pending = await beginSignIn(account.email);
    expect(await findPendingSignIn(pending)).toMatchObject({ userId: account.id });
    travel(10 * MINUTE + 1_000);
    expect(await findPendingSignIn(pending)).toBeNull();
    expect(await prunePendingSignIns()).toBeGreaterThan(0);
  });
});

describe("recovery codes", () => {
  it("are ten, hard to guess, and stored as hashes only", async () => {
    const { recoveryCodes } = await setUpAuthenticator(account);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    const { rows } = await asSuperuser("SELECT recovery_codes::text AS text FROM recovery_codes");
    for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code.replace("-", ""));
  });

  it("let in once each, also when typed without hyphen and in capitals, and say so by mail", async () => {
    const { recoveryCodes } = await setUpAuthenticator(account);
    const [first = "", second = ""] = recoveryCodes;
    expect(await secondStep(account.email, first.toUpperCase().replace("-", ""))).toBe("signed-in");
    expect(await secondStep(account.email, first)).toBe("refused");
    expect(await secondStep(account.email, second)).toBe("signed-in");
    expect((await getTwoFactorState(account.id)).recoveryCodesLeft).toBe(8);
    expect((await mailsTo(account.email)).at(-1)?.text.replace(/\s+/g, " ")).toContain(
      "8 of your recovery codes are left",
    );
  });

  it("of somebody else let nobody in", async () => {
    await setUpAuthenticator(account);
    const other = await setUpAuthenticator(await createAccount());
    expect(await secondStep(account.email, other.recoveryCodes[0] ?? "")).toBe("refused");
  });

  it("are replaced by new ones with the password, and the old ones die", async () => {
    const { session, recoveryCodes } = await setUpAuthenticator(account);
    await expect(regenerateRecoveryCodes(session, { password: "wrong" }, newOrigin())).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    const fresh = await regenerateRecoveryCodes(session, { password: PASSWORD }, newOrigin());
    expect(await secondStep(account.email, recoveryCodes[0] ?? "")).toBe("refused");
    expect(await secondStep(account.email, fresh.recoveryCodes[0] ?? "")).toBe("signed-in");
  });

  it("are given only to those who have something to recover", async () => {
    const session = await signInWithPassword(account.email);
    await expect(regenerateRecoveryCodes(session, { password: PASSWORD }, newOrigin())).rejects.toMatchObject(
      { code: "CONFLICT" },
    );
  });
});

describe("removing the authenticator app", () => {
  it("needs the password and a code", async () => {
    const { session, secret } = await setUpAuthenticator(account);
    const attempts = [
      { password: "wrong", code: nextCode(secret) },
      { password: PASSWORD, code: wrongCode(secret) },
    ];
    for (const attempt of attempts)
      await expect(disableTotp(session, attempt, newOrigin())).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    expect((await getTwoFactorState(account.id)).totpSince).not.toBeNull();
    await disableTotp(session, { password: PASSWORD, code: nextCode(secret) }, newOrigin());
    expect(await getTwoFactorState(account.id)).toEqual({ totpSince: null, recoveryCodesLeft: 0 });
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
    expect((await mailsTo(account.email)).at(-1)?.subject).toBe("Your authenticator app was removed");
  });

  it("works with a recovery code when the phone is lost", async () => {
    const { session, recoveryCodes } = await setUpAuthenticator(account);
    await disableTotp(session, { password: PASSWORD, code: recoveryCodes[3] ?? "" }, newOrigin());
    expect((await getTwoFactorState(account.id)).totpSince).toBeNull();
  });
});
