import { beforeAll, describe, expect, it } from "vitest";
import { memberContext } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { parseEventFilters } from "@/lib/security-events/filters";
import { listSecurityEvents } from "@/lib/security-events/queries";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { FAILURES_UNTIL_LOCK } from "./lock-policy";
import { signIn } from "./mutations/sign-in";
import { hashPassword } from "./password-hash";

const WRONG = "loud-desert-candle-28";

async function eventsOf({ organization, user }: Pick<OrganizationFixture, "organization" | "user">) {
  await settleBackgroundWork();
  const reader = memberContext({ organization, user, role: "owner", origin: newOrigin() });
  return (await listSecurityEvents(reader, parseEventFilters({}))).events;
}

async function withPassword(name: string): Promise<OrganizationFixture> {
  const fixture = await createOrganizationFixture(name);
  const passwordHash = await hashPassword(PASSWORD);
  await withPlatform("test", (transaction) =>
    transaction.userCredential.create({ data: { userId: fixture.user.id, passwordHash } }),
  );
  return fixture;
}

describe("a failed sign-in", () => {
  let member: OrganizationFixture;
  let second: OrganizationFixture;
  beforeAll(async () => {
    member = await withPassword("Failing");
    second = await createOrganizationFixture("Second");
    await withPlatform("test", (transaction) =>
      transaction.membership.create({
        data: { organizationId: second.organization.id, userId: member.user.id, role: "member" },
      }),
    );
  });

  it("is told to every organisation of the account, and to no other", async () => {
    const bystander = await createOrganizationFixture("Bystander");
    const from = newOrigin();
    expect(await signIn({ email: member.user.email, password: WRONG }, from)).toEqual({ kind: "refused" });
    for (const organization of [member, second]) {
      const [event, ...further] = await eventsOf(organization);
      expect(further).toEqual([]);
      expect(event).toMatchObject({
        kind: "authentication.failed",
        actor: { kind: "user", id: member.user.id, name: member.user.name },
        sourceAddress: from.ipAddress,
      });
    }
    expect(await eventsOf(bystander)).toEqual([]);
  });

  it("with the right password afterwards adds nothing", async () => {
    const outcome = await signIn({ email: member.user.email, password: PASSWORD }, newOrigin());
    expect(outcome.kind).toBe("signed-in");
    expect(await eventsOf(member)).toHaveLength(1);
  });

  it("that locks the account is told as a lock-out, once", async () => {
    const locked = await withPassword("Locking");
    for (let attempt = 0; attempt < FAILURES_UNTIL_LOCK + 2; attempt += 1)
      await signIn({ email: locked.user.email, password: WRONG }, newOrigin());
    const kinds = (await eventsOf(locked)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "authentication.locked")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "authentication.failed")).toHaveLength(FAILURES_UNTIL_LOCK - 1);
  });

  it("with an unknown address is answered the same and told to nobody", async () => {
    const outcome = await signIn({ email: "nobody@example.test", password: WRONG }, newOrigin());
    await settleBackgroundWork();
    expect(outcome).toEqual({ kind: "refused" });
  });

  it("is answered the same when the event cannot be written", async () => {
    const unlucky = await withPassword("Unlucky");
    await asSuperuser("REVOKE INSERT ON security_events FROM regulix_platform");
    try {
      const outcome = await signIn({ email: unlucky.user.email, password: WRONG }, newOrigin());
      expect(outcome).toEqual({ kind: "refused" });
      await settleBackgroundWork();
    } finally {
      await asSuperuser("GRANT INSERT ON security_events TO regulix_platform");
    }
    expect(await eventsOf(unlucky)).toEqual([]);
  });
});
