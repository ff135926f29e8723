import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withPlatform } from "@/lib/db/with-platform";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  accountActions,
  createAccount,
  mailedToken,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
} from "@/scripts/testing/account-fixture";
import { asSuperuser, untilSomebodyWaits } from "@/scripts/testing/superuser";
import { lockAccount } from "./lock-account";
import { resendVerification } from "./mutations/send-link";
import { signIn } from "./mutations/sign-in";
import { signUp } from "./mutations/sign-up";
import { verifyEmail } from "./mutations/verify-email";
import { findLinkOwner } from "./queries";
import { SignUpInput } from "./schema";

const HOUR = 60 * 60 * 1_000;

function inputFor(email: string, password = PASSWORD): SignUpInput {
  return SignUpInput.parse({ name: "Mira Person", email, password, timeZone: "Europe/Berlin" });
}

async function verificationToken(email: string): Promise<string> {
  return mailedToken(email, "verify-email");
}

async function kindOf(outcome: Promise<{ kind: string }>): Promise<string> {
  return (await outcome).kind;
}

describe("signing up", () => {
  let email: string;
  beforeEach(() => {
    email = newEmail();
  });

  it("keeps the password as argon2id with 19 MiB, two passes and one lane, and in no other form", async () => {
    await signUp(inputFor(email), newOrigin());
    const { rows } = await asSuperuser(
      "SELECT password_hash FROM user_credentials JOIN users ON users.id = user_id WHERE email = $1",
      [email],
    );
    expect(rows).toEqual([
      { password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) as string },
    ]);
    const everything = await asSuperuser(
      "SELECT (SELECT json_agg(m) FROM mail_messages m)::text || (SELECT json_agg(a) FROM audit_logs a)::text AS text",
    );
    expect(JSON.stringify(everything.rows)).not.toContain(PASSWORD);
  });

  it("lets nobody in before the address is confirmed, and says so only to who knows the password", async () => {
    await signUp(inputFor(email), newOrigin());
    expect(await kindOf(signIn({ email, password: PASSWORD }, newOrigin()))).toBe("unverified");
    expect(await kindOf(signIn({ email, password: "something else" }, newOrigin()))).toBe("refused");
  });

  it("is finished by the mailed link together with the password", async () => {
    await signUp(inputFor(email), newOrigin());
    const token = await verificationToken(email);
    expect(await kindOf(verifyEmail({ token, password: "a stranger's guess" }, newOrigin()))).toBe("refused");
    expect(await kindOf(verifyEmail({ token, password: PASSWORD }, newOrigin()))).toBe("signed-in");
    expect(await kindOf(signIn({ email, password: PASSWORD }, newOrigin()))).toBe("signed-in");
  });

  it("answers the same for a taken address and tells its owner by mail, changing nothing", async () => {
    const owner = await createAccount();
    const stranger = { ...inputFor(owner.email, "fourteen-purple-otters"), name: "Stranger" };
    const answers = [await signUp(stranger, newOrigin()), await signUp({ ...stranger, email }, newOrigin())];
    expect(answers).toEqual([undefined, undefined]);
    const mails = await mailsTo(owner.email);
    expect(mails.map(({ template }) => template)).toEqual(["already-registered"]);
    expect(mails[0]?.text).toContain(owner.name);
    expect(mails[0]?.text).not.toContain("Stranger");
    expect(await kindOf(signIn({ email: owner.email, password: PASSWORD }, newOrigin()))).toBe("signed-in");
    expect(await kindOf(signIn({ email: owner.email, password: stranger.password }, newOrigin()))).toBe(
      "refused",
    );
  });

  it("takes the same quarter of a second for a taken and for a free address", async () => {
    const owner = await createAccount();
    for (const address of [owner.email, email]) {
      const start = performance.now();
      await signUp(inputFor(address), newOrigin());
      expect(performance.now() - start).toBeGreaterThan(245);
    }
  });

  it("again before the address is confirmed replaces password and link: only the owner's last one counts", async () => {
    await signUp(inputFor(email, "attacker-chosen-phrase-9"), newOrigin());
    const attackersLink = await verificationToken(email);
    await signUp(inputFor(email), newOrigin());
    expect(
      await kindOf(verifyEmail({ token: attackersLink, password: "attacker-chosen-phrase-9" }, newOrigin())),
    ).toBe("link-dead");
    const token = await verificationToken(email);
    expect(await kindOf(verifyEmail({ token, password: PASSWORD }, newOrigin()))).toBe("signed-in");
  });

  it("cannot slip a password under a confirmation that commits at the same moment", async () => {
    await signUp(inputFor(email), newOrigin());
    let attack: Promise<void> = Promise.resolve();
    await withPlatform("a confirmation that is about to commit", async (transaction) => {
      await lockAccount(transaction, email);
      await transaction.user.update({ where: { email }, data: { emailVerifiedAt: new Date() } });
      attack = signUp(inputFor(email, "attacker-chosen-phrase-9"), newOrigin());
      await untilSomebodyWaits();
    });
    await attack;
    expect(await kindOf(signIn({ email, password: "attacker-chosen-phrase-9" }, newOrigin()))).toBe(
      "refused",
    );
    expect(await kindOf(signIn({ email, password: PASSWORD }, newOrigin()))).toBe("signed-in");
    expect((await mailsTo(email)).map(({ template }) => template)).toEqual([
      "verify-email",
      "already-registered",
    ]);
  });

  it.each([
    ["short", "x7-Kq!"],
    ["known to everybody", "password1234"],
    ["the person's name", "mira-person-mira-person"],
  ])("refuses a password that is %s, at its field", async (_reason, password) => {
    await expect(signUp(inputFor(email, password), newOrigin())).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "password" }],
    });
    expect(await mailsTo(email)).toEqual([]);
  });

  it("leaves one audit entry per change", async () => {
    await signUp(inputFor(email), newOrigin());
    const token = await verificationToken(email);
    await verifyEmail({ token, password: PASSWORD }, newOrigin());
    const { rows } = await asSuperuser("SELECT id FROM users WHERE email = $1", [email]);
    const [{ id }] = rows as [{ id: string }];
    expect(await accountActions(id)).toEqual(["accounts.sign_up", "accounts.verify_email", "sessions.start"]);
  });

  it("is limited to five an hour for one address, known or not, and to twenty for one sender", async () => {
    const owner = await createAccount();
    for (const address of [owner.email, email]) {
      const attempts = Array.from({ length: 6 }, () => signUp(inputFor(address), newOrigin()));
      const outcomes = await Promise.allSettled(attempts);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "RATE_LIMITED", message: expect.stringMatching(/^Too many attempts/) as string },
      });
    }
    const origin = newOrigin();
    const weak = Array.from({ length: 21 }, () => signUp(inputFor(newEmail(), "short"), origin));
    const codes = await Promise.all(
      weak.map((attempt) => attempt.catch((error: { code: string }) => error.code)),
    );
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(1);
  });
});

describe("a confirmation link", () => {
  let email: string;
  let token: string;
  let restoreClock = () => {};
  beforeEach(async () => {
    email = newEmail();
    await signUp(inputFor(email), newOrigin());
    token = await verificationToken(email);
  });
  afterEach(() => restoreClock());

  const confirm = (link: string) => kindOf(verifyEmail({ token: link, password: PASSWORD }, newOrigin()));

  it("is stored as a hash only", async () => {
    const { rows } = await asSuperuser("SELECT user_tokens::text AS text FROM user_tokens");
    expect(rows.length).toBeGreaterThan(0);
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  });

  it("works once", async () => {
    expect(await confirm(token)).toBe("signed-in");
    expect(await confirm(token)).toBe("link-dead");
  });

  it("lets exactly one of two simultaneous clicks confirm", async () => {
    await Promise.all([confirm(token), confirm(token)]);
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS confirmations FROM audit_logs JOIN users ON users.id = actor_id WHERE email = $1 AND action = 'accounts.verify_email'",
      [email],
    );
    expect(rows).toEqual([{ confirmations: 1 }]);
  });

  it("works for a day and no longer", async () => {
    restoreClock = advanceClock(24 * HOUR - 60_000);
    expect(await findLinkOwner("verify-email", token)).toMatchObject({ email });
    restoreClock();
    restoreClock = advanceClock(24 * HOUR);
    expect(await findLinkOwner("verify-email", token)).toBeNull();
    expect(await confirm(token)).toBe("link-dead");
  });

  it("opens nothing but its own door", async () => {
    expect(await findLinkOwner("reset-password", token)).toBeNull();
  });

  it("dies when a new one is sent", async () => {
    await resendVerification(email, newOrigin());
    const renewed = await verificationToken(email);
    expect(await confirm(token)).toBe("link-dead");
    expect(await confirm(renewed)).toBe("signed-in");
  });

  it("stays the only one when several are asked for at once", async () => {
    await Promise.all(Array.from({ length: 4 }, () => resendVerification(email, newOrigin())));
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS tokens FROM user_tokens JOIN users ON users.id = user_id WHERE email = $1",
      [email],
    );
    expect(rows).toEqual([{ tokens: 1 }]);
  });

  it("is sent again at most five times an hour to one address, with the same answer for any address", async () => {
    const stranger = newEmail();
    for (const address of [email, stranger]) {
      const answers = await Promise.allSettled(
        Array.from({ length: 6 }, () => resendVerification(address, newOrigin())),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    }
    expect(await mailsTo(email)).toHaveLength(6);
    expect(await mailsTo(stranger)).toEqual([]);
  });

  it("asked for with a confirmed address brings a note that the account exists, and no link", async () => {
    await confirm(token);
    await resendVerification(email, newOrigin());
    const note = (await mailsTo(email)).at(-1);
    expect(note?.template).toBe("already-registered");
    expect(note?.text).not.toContain("token=");
  });
});
