import { describe, expect, it } from "vitest";
import { withPlatform } from "@/lib/db/with-platform";
import { advanceClock } from "@/scripts/testing/advance-clock";
import { createAccount, getSession, newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { openSession } from "./mutations/open-session";
import type { SignInProof } from "./sessions";
import { beginTotp } from "./two-factor/mutations/set-up-totp";
import { beginPasskey } from "./passkeys/mutations/add-passkey";

const PROVIDER: SignInProof = { method: "provider", factor: null };

async function personWithoutPassword(proof: SignInProof) {
  const account = await createAccount();
  await asSuperuser("DELETE FROM user_credentials WHERE user_id = $1", [account.id]);
  const id = await withPlatform("test", (transaction) =>
    openSession(transaction, account, newOrigin(), proof),
  );
  return getSession(id);
}

describe("somebody whose account a provider opened", () => {
  it("sets up an authenticator or a passkey without a password, having just signed in there", async () => {
    const session = await personWithoutPassword(PROVIDER);
    expect((await beginTotp(session, { password: "" }, newOrigin())).secret).toMatch(/^[A-Z2-7]+$/);
    expect((await beginPasskey(session, { password: "" })).challenge).not.toBe("");
  });

  it("has to sign in there again once that was ten minutes ago", async () => {
    const session = await personWithoutPassword(PROVIDER);
    const restore = advanceClock(10 * 60_000);
    await expect(beginTotp(session, { password: "" }, newOrigin()).finally(restore)).rejects.toMatchObject({
      fields: [{ field: "password", message: expect.stringContaining("sign in again with your provider") }],
    });
  });

  it("is not let off by a session that began another way", async () => {
    const session = await personWithoutPassword({ method: "passkey", factor: "passkey" });
    await expect(beginTotp(session, { password: "" }, newOrigin())).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("types the password once there is one, however fresh the sign-in", async () => {
    const account = await createAccount();
    const id = await withPlatform("test", (transaction) =>
      openSession(transaction, account, newOrigin(), PROVIDER),
    );
    const session = await getSession(id);
    await expect(beginTotp(session, { password: "" }, newOrigin())).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await beginTotp(session, { password: PASSWORD }, newOrigin());
  });
});
