import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { apiRoute } from "@/lib/auth/api-route";
import { useClock as replaceClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { advanceTrials } from "./advance-trials";
import { applyPlan } from "./apply-plan";
import { readSubscription } from "./queries";

vi.mock("@/lib/mail/transport", () => ({ hasMailTransport: () => false }));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = new Date("2027-03-01T09:00:00Z");
const after = (days: number) => new Date(start.getTime() + days * DAY);
const rateLimit = { limit: 1_000, windowSeconds: 60 };
const write = apiRoute({ route: "/w", scope: "metrics:write", rateLimit }, async () => Response.json({}));
const read = apiRoute({ route: "/r", scope: "metrics:read", rateLimit }, async () => Response.json({}));
const revoke = apiRoute({ route: "/x", scope: "metrics:write", rateLimit, whileReadOnly: true }, async () =>
  Response.json({}),
);

describe("a trial", () => {
  let mine: OrganizationFixture;
  let token: string;
  let restoreClock = () => {};

  const startTrial = (endsAt: Date) =>
    asSuperuser(
      "UPDATE organizations SET trial_ends_at = $2, trial_stage = NULL, subscription_status = 'trialing' WHERE id = $1",
      [mine.organization.id, endsAt],
    );
  const mails = async () =>
    (
      await asSuperuser("SELECT subject FROM mail_messages WHERE recipient = $1 ORDER BY id", [
        mine.user.email,
      ])
    ).rows.map(({ subject }) => (subject as string).replace(" · Trying", ""));
  const call = (route: typeof write, method: string) =>
    route(new Request("http://regulix.test/api", { method, headers: { authorization: `Bearer ${token}` } }), {
      params: Promise.resolve({}),
    });

  beforeAll(async () => {
    mine = await createOrganizationFixture("Trying");
    ({ token } = await createApiKey(mine.context, {
      name: "Collector",
      scopes: ["metrics:read", "metrics:write"],
      expiresInDays: 90,
    }));
    await asSuperuser("UPDATE api_keys SET expires_at = '2100-01-01'");
    await asSuperuser("DELETE FROM mail_messages");
  });
  afterEach(() => restoreClock());

  it("mails its owner at its start, 7, 3 and 1 days before its end and at its end, each once", async () => {
    await startTrial(after(14));
    for (let hours = 0; hours <= 15 * 24; hours += 3) {
      const now = new Date(start.getTime() + hours * HOUR);
      restoreClock = replaceClock(() => now);
      // Two workers at once, as after a repetition.
      await Promise.all([advanceTrials(now), advanceTrials(now)]);
    }
    expect(await mails()).toEqual([
      "Your 14-day trial has begun",
      "Your trial ends in 7 days",
      "Your trial ends in 3 days",
      "Your trial ends tomorrow",
      "Your trial is over",
    ]);
    expect(await readSubscription(mine.context)).toMatchObject({ plan: "starter", status: "expired" });
  });

  it("tells only of the present after nothing ran for days", async () => {
    await asSuperuser("DELETE FROM mail_messages");
    await startTrial(after(40));
    for (const days of [26, 38.5]) await advanceTrials(after(days));
    expect(await mails()).toEqual(["Your 14-day trial has begun", "Your trial ends in 2 days"]);
  });

  it("says nothing more once a plan is chosen", async () => {
    await asSuperuser("DELETE FROM mail_messages");
    await startTrial(after(60));
    await withPlatform("test", (transaction) =>
      applyPlan(transaction, { organizationId: mine.organization.id, plan: "pro", status: "active" }),
    );
    expect(await advanceTrials(after(59.5))).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it("that is over leaves reading open and answers writing with 402, from the minute it ends", async () => {
    await startTrial(after(14));
    restoreClock = replaceClock(() => new Date(after(14).getTime() - 60_000));
    expect((await call(write, "POST")).status).toBe(200);
    restoreClock();
    restoreClock = replaceClock(() => after(14));
    const refused = await call(write, "POST");
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({
      code: "trial_expired",
      detail: expect.stringMatching(/Choose a plan/),
    });
    expect((await call(read, "GET")).status).toBe(200);
    expect((await call(revoke, "DELETE")).status).toBe(200);
  });
});
