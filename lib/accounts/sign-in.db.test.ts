import { verify } from "@node-rs/argon2";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signInFailure } from "@/lib/auth/sign-in-failure";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signIn } from "./mutations/sign-in";
import { pruneThrottles } from "./sign-in-throttle";

vi.mock("@node-rs/argon2", async (importOriginal) => {
  const original = await importOriginal<typeof import("@node-rs/argon2")>();
  return { ...original, verify: vi.fn(original.verify) };
});

const MINUTE = 60_000;
const WRONG = "not-the-right-password";

async function attempt(email: string, password: string, origin = newOrigin()): Promise<string> {
  return signIn({ email, password }, origin).then(
    ({ kind }) => kind,
    (error: { code: string }) => error.code,
  );
}

async function failOften(email: string, times: number): Promise<string[]> {
  const outcomes = await Promise.all(Array.from({ length: times }, () => attempt(email, WRONG)));
  return outcomes.sort();
}

describe("signing in", () => {
  let account: AccountFixture;
  beforeEach(async () => {
    account = await createAccount();
  });

  it("opens a session with the right password", async () => {
    const origin = newOrigin();
    const outcome = await signIn({ email: account.email, password: PASSWORD }, origin);
    expect(outcome).toMatchObject({ kind: "signed-in", userId: account.id });
    const { rows } = await asSuperuser(
      "SELECT host(ip_address) AS ip, user_agent FROM sessions WHERE user_id = $1",
      [account.id],
    );
    expect(rows).toEqual([{ ip: origin.ipAddress, user_agent: "test" }]);
    expect(await accountActions(account.id)).toEqual(["sessions.start"]);
  });

  it("finds the address in any case", async () => {
    expect(await attempt(account.email.toUpperCase(), PASSWORD)).toBe("signed-in");
  });

  it("says the same for a wrong password and for an address without an account", async () => {
    expect(await attempt(account.email, WRONG)).toBe("refused");
    expect(await attempt(newEmail(), WRONG)).toBe("refused");
    expect(signInFailure("refused").message).toBe("E-mail address or password is wrong.");
  });

  it("hashes once, with the same parameters, whether or not the address has an account", async () => {
    for (const email of [account.email, newEmail()]) {
      vi.mocked(verify).mockClear();
      await attempt(email, WRONG);
      expect(vi.mocked(verify).mock.calls).toEqual([
        [expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/), WRONG],
      ]);
    }
  });

  it("takes the same quarter of a second for every refusal", async () => {
    await failOften(account.email, 10);
    const locked = account.email;
    const unverified = (await createAccount({ isVerified: false })).email;
    for (const [email, password] of [
      [newEmail(), WRONG],
      [(await createAccount()).email, WRONG],
      [locked, PASSWORD],
      [unverified, PASSWORD],
    ] as const) {
      const start = performance.now();
      await attempt(email, password);
      expect(performance.now() - start).toBeGreaterThan(245);
    }
  });

  it("never lets in an account that has no password", async () => {
    await asSuperuser("DELETE FROM user_credentials WHERE user_id = $1", [account.id]);
    expect(await attempt(account.email, PASSWORD)).toBe("refused");
    expect(await attempt(account.email, "")).toBe("refused");
  });

  it("is refused when the password is replaced while it is being checked", async () => {
    vi.mocked(verify).mockImplementationOnce(async () => {
      await asSuperuser("UPDATE user_credentials SET password_hash = 'replaced' WHERE user_id = $1", [
        account.id,
      ]);
      return true;
    });
    expect(await attempt(account.email, PASSWORD)).toBe("refused");
    expect((await asSuperuser("SELECT 1 FROM sessions WHERE user_id = $1", [account.id])).rowCount).toBe(0);
  });

  it("marks and unmarks staff as the setting says at that moment", async () => {
    await asSuperuser("UPDATE users SET is_staff = true WHERE id = $1", [account.id]);
    await attempt(account.email, PASSWORD);
    expect((await asSuperuser("SELECT is_staff FROM users WHERE id = $1", [account.id])).rows).toEqual([
      { is_staff: false },
    ]);
  });
});

describe("the lock-out", () => {
  let account: AccountFixture;
  let restoreClock = () => {};
  beforeEach(async () => {
    account = await createAccount();
  });
  afterEach(() => restoreClock());

  it("comes with the tenth failure, the same with and without an account, and also when all come at once", async () => {
    const expected = [...Array<string>(3).fill("locked"), ...Array<string>(9).fill("refused")];
    expect(await failOften(account.email, 12)).toEqual(expected);
    expect(await failOften(newEmail(), 12)).toEqual(expected);
  });

  it("keeps out the right password, from anywhere, and not one more guess is checked", async () => {
    await failOften(account.email, 10);
    expect(await attempt(account.email, PASSWORD)).toBe("locked");
  });

  it("tells the owner once by mail, and nobody where there is no account", async () => {
    const stranger = newEmail();
    await failOften(account.email, 15);
    await failOften(stranger, 15);
    const mails = await mailsTo(account.email);
    expect(mails.map(({ template }) => template)).toEqual(["account-locked"]);
    expect(mails[0]?.text).toContain("15 minutes");
    expect(mails[0]?.text).toContain("/forgot-password");
    expect(await mailsTo(stranger)).toEqual([]);
    const actions = await accountActions(account.id);
    expect(actions.filter((action) => action === "accounts.lock")).toHaveLength(1);
    expect(actions.filter((action) => action === "sessions.refuse")).toHaveLength(9);
  });

  it("lifts after a quarter of an hour", async () => {
    await failOften(account.email, 10);
    restoreClock = advanceClock(14 * MINUTE);
    expect(await attempt(account.email, PASSWORD)).toBe("locked");
    restoreClock();
    restoreClock = advanceClock(15 * MINUTE + 1_000);
    expect(await attempt(account.email, PASSWORD)).toBe("signed-in");
  });

  it("gives ten more attempts after it lifted, not one", async () => {
    await failOften(account.email, 10);
    restoreClock = advanceClock(15 * MINUTE + 1_000);
    expect(await failOften(account.email, 10)).toEqual(["locked", ...Array<string>(9).fill("refused")]);
  });

  it("forgets failures that are older than a quarter of an hour", async () => {
    await failOften(account.email, 9);
    restoreClock = advanceClock(15 * MINUTE + 1_000);
    expect(await attempt(account.email, WRONG)).toBe("refused");
  });

  it("starts to count anew when somebody signs in", async () => {
    await failOften(account.email, 9);
    expect(await attempt(account.email, PASSWORD)).toBe("signed-in");
    expect(await failOften(account.email, 9)).toEqual(Array<string>(9).fill("refused"));
  });

  it("counts each address on its own and keeps none of them", async () => {
    await failOften(account.email, 10);
    expect(await attempt((await createAccount()).email, PASSWORD)).toBe("signed-in");
    const { rows } = await asSuperuser("SELECT sign_in_throttles::text AS text FROM sign_in_throttles");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(account.email.split("@")[0]);
  });

  it("leaves no trace once it counts no more", async () => {
    await failOften(account.email, 1);
    expect(await pruneThrottles()).toBe(0);
    restoreClock = advanceClock(31 * MINUTE);
    expect(await pruneThrottles()).toBeGreaterThan(0);
  });
});

describe("the limit of one sender", () => {
  it("is thirty attempts in five minutes, over all accounts", async () => {
    const origin = newOrigin();
    const outcomes = await Promise.all(Array.from({ length: 32 }, () => attempt(newEmail(), WRONG, origin)));
    expect(outcomes.filter((outcome) => outcome === "RATE_LIMITED")).toHaveLength(2);
  });

  it("counts an IPv6 network as one sender", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, host) =>
        attempt(newEmail(), WRONG, { ...newOrigin(), ipAddress: `2001:db8:1:2::${host}` }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "RATE_LIMITED")).toHaveLength(2);
    const neighbour = { ...newOrigin(), ipAddress: "2001:db8:1:3::1" };
    expect(await attempt(newEmail(), WRONG, neighbour)).toBe("refused");
  });
});
