import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withPlatform } from "@/lib/db/with-platform";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { advanceClock } from "@/scripts/testing/advance-clock";
import { asSuperuser } from "@/scripts/testing/superuser";
import { pruneSessions, pruneTokens } from "./prune";
import { startSession } from "./sessions";
import { consumeToken, issueToken } from "./tokens";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let userId: string;
let restoreClock = () => {};
beforeEach(async () => {
  await asSuperuser("TRUNCATE sessions, user_tokens");
  userId = (await createAccount()).id;
});
afterEach(() => restoreClock());

/** The changes are SQL: what else happened to the session. */
async function sessionWith(changes: string): Promise<void> {
  const id = await withPlatform("test", (transaction) => startSession(transaction, userId, newOrigin()));
  await asSuperuser(`UPDATE sessions SET ${changes} WHERE id = $1`, [id]);
}

async function countOf(table: string): Promise<number> {
  return (await asSuperuser(`SELECT FROM ${table}`)).rows.length;
}

describe("sessions", () => {
  it.each([
    ["revoked", "revoked_at = now()", 30],
    ["expired", "expires_at = now(), last_used_at = now()", 30],
    [
      "idle, which is an end after two weeks",
      "last_used_at = now(), expires_at = now() + interval '1 y'",
      44,
    ],
  ])("leave 30 days after they ended: %s", async (_end, changes, days) => {
    await sessionWith(changes);
    restoreClock = advanceClock(days * DAY - HOUR);
    expect(await pruneSessions()).toBe(0);
    restoreClock();
    restoreClock = advanceClock(days * DAY + HOUR);
    expect(await pruneSessions()).toBe(1);
    expect(await countOf("sessions")).toBe(0);
  });

  it("stay while they let somebody in", async () => {
    await sessionWith("last_used_at = now() - interval '13 days'");
    expect(await pruneSessions()).toBe(0);
    expect(await countOf("sessions")).toBe(1);
  });
});

describe("tokens of mailed links", () => {
  it("leave when they are used or expired, and stay while they work", async () => {
    const [used] = await withPlatform("test", async (transaction) => [
      await issueToken(transaction, userId, "reset-password"),
      await issueToken(transaction, userId, "verify-email"),
    ]);
    expect(await pruneTokens()).toBe(0);
    await withPlatform("test", (transaction) => consumeToken(transaction, "reset-password", used ?? ""));
    expect(await pruneTokens()).toBe(1);
    expect(await countOf("user_tokens")).toBe(1);
    restoreClock = advanceClock(DAY + HOUR);
    expect(await pruneTokens()).toBe(1);
    expect(await countOf("user_tokens")).toBe(0);
  });
});
