import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  getSession,
  mailedToken,
  mailsTo,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { SoftwareAuthenticator } from "@/scripts/testing/software-authenticator";
import {
  beginSignIn,
  secondStep,
  setUpAuthenticator,
  signInWithPassword,
} from "@/scripts/testing/two-factor-fixture";
import { beginPasskeySecondStep, completeSignInWithPasskey } from "../mutations/complete-sign-in";
import { resetPassword } from "../mutations/reset-password";
import { requestPasswordReset } from "../mutations/send-link";
import { signIn } from "../mutations/sign-in";
import { findActiveSession, type ActiveSession } from "../sessions";
import { getTwoFactorState } from "../two-factor/queries";
import { prunePasskeyChallenges } from "./challenges";
import { addPasskey, beginPasskey } from "./mutations/add-passkey";
import { removePasskey } from "./mutations/remove-passkey";
import { beginPasskeySignIn, signInWithPasskey } from "./mutations/sign-in-with-passkey";
import { listPasskeys } from "./queries";
import { relyingParty } from "./relying-party";

const MINUTE = 60_000;

let account: AccountFixture;
let restoreClock = () => {};
beforeEach(async () => {
  account = await createAccount();
});
afterEach(async () => {
  restoreClock();
  await settleBackgroundWork();
});

async function register(
  session: ActiveSession,
  authenticator = new SoftwareAuthenticator(relyingParty()),
  name = "Laptop",
): Promise<{ authenticator: SoftwareAuthenticator; recoveryCodes: string[] }> {
  const { challenge } = await beginPasskey(session, { password: PASSWORD });
  const response = authenticator.register({ challenge });
  return { authenticator, ...(await addPasskey(session, { name, response }, newOrigin())) };
}

async function accountWithPasskey() {
  const session = await signInWithPassword(account.email);
  return { session, ...(await register(session)) };
}

type Change = Partial<{ origin: string; rpID: string; isVerified: boolean }>;

async function signInWith(authenticator: SoftwareAuthenticator, change: Change = {}): Promise<string> {
  const { challenge } = await beginPasskeySignIn(newOrigin());
  return (await signInWithPasskey(authenticator.assert({ challenge, ...change }), newOrigin())).kind;
}

async function takeSecondStep(authenticator: SoftwareAuthenticator, change: Change = {}): Promise<string> {
  const pending = await beginSignIn(account.email);
  const options = await beginPasskeySecondStep(pending, newOrigin());
  const response = authenticator.assert({ challenge: options?.challenge ?? "", ...change });
  return (await completeSignInWithPasskey(pending, response, newOrigin())).kind;
}

describe("adding a passkey", () => {
  it("needs the password, hands out recovery codes with the first factor, and tells the owner", async () => {
    const session = await signInWithPassword(account.email);
    await expect(beginPasskey(session, { password: "wrong" })).rejects.toMatchObject({
      fields: [{ field: "password" }],
    });
    const { recoveryCodes } = await register(session);
    expect(recoveryCodes).toHaveLength(10);
    expect(await listPasskeys(account.id)).toMatchObject([{ name: "Laptop", lastUsedAt: null }]);
    const [mail] = await mailsTo(account.email);
    expect(mail?.subject).toBe("A passkey was added to your account");
    expect(mail?.text).toContain("Laptop");
    expect(await accountActions(account.id)).toEqual(["sessions.start", "passkeys.add"]);
  });

  it("gives no further codes to those who have some, and keeps sessions that proved a factor", async () => {
    const { session } = await setUpAuthenticator(account);
    const { recoveryCodes } = await register(session);
    expect(recoveryCodes).toEqual([]);
    expect(await findActiveSession(session.id)).not.toBeNull();
  });

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["another site's key", { rpID: "evil.example" }],
    ["an invented challenge", { challenge: Buffer.alloc(32).toString("base64url") }],
  ])("refuses the answer of %s", async (_, change) => {
    const session = await signInWithPassword(account.email);
    const { challenge } = await beginPasskey(session, { password: PASSWORD });
    const response = new SoftwareAuthenticator(relyingParty()).register({ challenge, ...change });
    await expect(addPasskey(session, { name: "Bad", response }, newOrigin())).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await listPasskeys(account.id)).toEqual([]);
  });

  it("takes a challenge once, of its own person, within five minutes, and not after a reset", async () => {
    const session = await signInWithPassword(account.email);
    const add = (challenge: string, by = session) =>
      addPasskey(
        by,
        { name: "Key", response: new SoftwareAuthenticator(relyingParty()).register({ challenge }) },
        newOrigin(),
      );
    const used = await beginPasskey(session, { password: PASSWORD });
    await add(used.challenge);
    await expect(add(used.challenge)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const stranger = await signInWithPassword((await createAccount()).email);
    const mine = await beginPasskey(session, { password: PASSWORD });
    await expect(add(mine.challenge, stranger)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const thiefs = await beginPasskey(session, { password: PASSWORD });
    await requestPasswordReset(account.email, newOrigin());
    const token = await mailedToken(account.email, "reset-password");
    await resetPassword({ token, password: PASSWORD }, newOrigin());
    await expect(add(thiefs.challenge)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const slow = await beginPasskey(session, { password: PASSWORD });
    restoreClock = advanceClock(5 * MINUTE + 1_000);
    await expect(add(slow.challenge)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await prunePasskeyChallenges()).toBeGreaterThan(0);
  });

  it("refuses a key that somebody has registered", async () => {
    const { authenticator } = await accountWithPasskey();
    const other = await signInWithPassword((await createAccount()).email);
    await expect(register(other, authenticator)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("signing in with a passkey", () => {
  it("opens a session at once, which counts as both factors, and notes the use", async () => {
    const { authenticator } = await accountWithPasskey();
    const { challenge } = await beginPasskeySignIn(newOrigin());
    const outcome = await signInWithPasskey(authenticator.assert({ challenge }), newOrigin());
    if (outcome.kind !== "signed-in") throw new Error(outcome.kind);
    expect((await getSession(outcome.sessionId)).user.id).toBe(account.id);
    expect((await listPasskeys(account.id))[0]?.lastUsedAt).not.toBeNull();
  });

  it.each<[string, Change]>([
    ["made for another site", { origin: "https://evil.example" }],
    ["of another site's key", { rpID: "evil.example" }],
    ["that asked for no finger, face or PIN", { isVerified: false }],
  ])("refuses an answer %s", async (_, change) => {
    const { authenticator } = await accountWithPasskey();
    expect(await signInWith(authenticator, change)).toBe("refused");
    expect(await signInWith(authenticator)).toBe("signed-in");
  });

  it("takes each answer once, also when it comes twice at once", async () => {
    const { authenticator } = await accountWithPasskey();
    const { challenge } = await beginPasskeySignIn(newOrigin());
    const response = authenticator.assert({ challenge });
    const outcomes = await Promise.all([1, 2].map(() => signInWithPasskey(response, newOrigin())));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["refused", "signed-in"]);
  });

  it("refuses a copy of a key that has fallen behind, and takes keys that do not count", async () => {
    const { authenticator, session } = await accountWithPasskey();
    expect(await signInWith(authenticator)).toBe("signed-in");
    authenticator.counter = 0;
    expect(await signInWith(authenticator)).toBe("refused");
    const synced = await register(session, new SoftwareAuthenticator(relyingParty(), false), "Synced");
    for (let use = 0; use < 2; use += 1) expect(await signInWith(synced.authenticator)).toBe("signed-in");
  });

  it("refuses an unknown key, a foreign signature and a challenge of the second step", async () => {
    const { authenticator } = await accountWithPasskey();
    expect(await signInWith(new SoftwareAuthenticator(relyingParty()))).toBe("refused");
    const { challenge } = await beginPasskeySignIn(newOrigin());
    const forged = {
      ...new SoftwareAuthenticator(relyingParty()).assert({ challenge }),
      id: authenticator.credentialId.toString("base64url"),
      rawId: authenticator.credentialId.toString("base64url"),
    };
    expect((await signInWithPasskey(forged, newOrigin())).kind).toBe("refused");
    const options = await beginPasskeySecondStep(await beginSignIn(account.email), newOrigin());
    const stray = authenticator.assert({ challenge: options?.challenge ?? "" });
    expect((await signInWithPasskey(stray, newOrigin())).kind).toBe("refused");
  });

  it("goes on while wrong passwords have locked the account", async () => {
    const { authenticator } = await accountWithPasskey();
    for (let attempt = 0; attempt < 10; attempt += 1)
      await signIn({ email: account.email, password: "wrong" }, newOrigin());
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("locked");
    expect(await signInWith(authenticator)).toBe("signed-in");
  });
});

describe("a passkey as the second step", () => {
  it("is asked for after the password, and a plain security key suffices", async () => {
    const { authenticator } = await accountWithPasskey();
    expect(await takeSecondStep(authenticator, { isVerified: false })).toBe("signed-in");
  });

  it("must be one of the person whose password was right", async () => {
    await accountWithPasskey();
    const other = await createAccount();
    const theirs = await register(await signInWithPassword(other.email));
    expect(await takeSecondStep(theirs.authenticator)).toBe("refused");
  });

  it("can be replaced by a recovery code when the key is lost", async () => {
    const { recoveryCodes } = await accountWithPasskey();
    expect(await secondStep(account.email, recoveryCodes[0] ?? "")).toBe("signed-in");
  });
});

describe("removing a passkey", () => {
  it("needs the password, ends its use, and takes the codes along with the last factor", async () => {
    const { session, authenticator } = await accountWithPasskey();
    const [passkey] = await listPasskeys(account.id);
    const passkeyId = passkey?.id ?? "";
    await expect(removePasskey(session, { passkeyId, password: "wrong" }, newOrigin())).rejects.toMatchObject(
      {
        code: "INVALID_INPUT",
      },
    );
    await removePasskey(session, { passkeyId, password: PASSWORD }, newOrigin());
    expect(await signInWith(authenticator)).toBe("refused");
    expect((await getTwoFactorState(account.id)).recoveryCodesLeft).toBe(0);
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
    expect((await mailsTo(account.email)).at(-1)?.subject).toBe("A passkey was removed from your account");
  });

  it("of somebody else is not possible", async () => {
    await accountWithPasskey();
    const [passkey] = await listPasskeys(account.id);
    const stranger = await signInWithPassword((await createAccount()).email);
    await expect(
      removePasskey(stranger, { passkeyId: passkey?.id ?? "", password: PASSWORD }, newOrigin()),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listPasskeys(account.id)).toHaveLength(1);
  });
});
