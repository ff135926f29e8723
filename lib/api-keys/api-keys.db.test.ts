import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { now, useClock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { memberContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { parseEventFilters } from "@/lib/security-events/filters";
import { listSecurityEvents } from "@/lib/security-events/queries";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { authenticateApiKey } from "./authenticate";
import { createApiKey, revokeApiKey } from "./mutations";
import { listApiKeys } from "./queries";
import { CreateApiKeyInput } from "./schema";

const ORIGIN = { requestId: "test", ipAddress: null, userAgent: null };
const INPUT = CreateApiKeyInput.parse({
  name: "Collector",
  scopes: ["metrics:write", "security-events:write"],
});
const DAY = 24 * 60 * 60 * 1_000;

async function outcomeOf(token: string): Promise<string> {
  return authenticateApiKey(token, ORIGIN).then(
    ({ context }) => context.organizationId,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

async function rejectionsOf({ organization, user }: OrganizationFixture) {
  await settleBackgroundWork();
  const reader = memberContext({ organization, user, role: "owner", origin: ORIGIN });
  const { events } = await listSecurityEvents(
    reader,
    parseEventFilters({ kind: "api_key.rejected", range: "all" }),
  );
  return events.map(({ actor }) => actor);
}

describe("API keys", () => {
  let tenant: OrganizationFixture;
  let restoreClock = () => {};
  beforeAll(async () => {
    tenant = await createOrganizationFixture("Keys");
  });
  afterEach(() => restoreClock());

  it("act for their organisation with the permissions of their scopes", async () => {
    const { token } = await createApiKey(tenant.context, INPUT);
    const { context, subscription } = await authenticateApiKey(token, ORIGIN);
    expect(subscription).toMatchObject({ plan: "starter", status: "trialing" });
    expect(context).toMatchObject({
      organizationId: tenant.organization.id,
      organizationSlug: tenant.organization.slug,
      permissions: ["metrics.write", "security-events.write"],
      actor: { kind: "api_key", name: "Collector" },
      role: null,
    });
  });

  it("are stored as a hash only", async () => {
    const { token } = await createApiKey(tenant.context, INPUT);
    const { rows } = await asSuperuser("SELECT api_keys::text AS text FROM api_keys");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token.split("_")[2]);
  });

  it("stop working at once when revoked", async () => {
    const { id, token } = await createApiKey(tenant.context, INPUT);
    expect(await outcomeOf(token)).toBe(tenant.organization.id);
    await revokeApiKey(tenant.context, { id });
    expect(await outcomeOf(token)).toBe("UNAUTHENTICATED");
  });

  it("expire after 90 days unless told otherwise", async () => {
    const { token } = await createApiKey(tenant.context, INPUT);
    restoreClock = useClock(() => new Date(Date.now() + 89 * DAY));
    expect(await outcomeOf(token)).toBe(tenant.organization.id);
    restoreClock();
    restoreClock = useClock(() => new Date(Date.now() + 90 * DAY + 1_000));
    expect(await outcomeOf(token)).toBe("UNAUTHENTICATED");
  });

  it.each(["revoked", "expired"] as const)(
    "that are %s leave one security event a minute when somebody still uses them",
    async (state) => {
      const owner = await createOrganizationFixture("Leaked");
      const { id, token } = await createApiKey(owner.context, INPUT);
      if (state === "revoked") await revokeApiKey(owner.context, { id });
      // Standing still, so that the test does not run over the end of a minute.
      const time = new Date(Date.now() + (state === "expired" ? 91 : 0) * DAY);
      restoreClock = useClock(() => time);
      for (let use = 0; use < 2; use += 1) expect(await outcomeOf(token)).toBe("UNAUTHENTICATED");
      expect(await rejectionsOf(owner)).toEqual([{ kind: "api_key", id, name: "Collector" }]);
      const [key] = await listApiKeys(owner.context);
      expect(key?.lastUsedAt).toBeNull();
    },
  );

  it("that nobody knows, and those that work, leave no security event", async () => {
    const owner = await createOrganizationFixture("Quiet");
    const { token } = await createApiKey(owner.context, INPUT);
    await outcomeOf(token);
    await outcomeOf(`${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`);
    expect(await rejectionsOf(owner)).toEqual([]);
  });

  it("of a closed organisation stop working", async () => {
    const closed = await createOrganizationFixture("Closed");
    const { token } = await createApiKey(closed.context, INPUT);
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [closed.organization.id]);
    expect(await outcomeOf(token)).toBe("UNAUTHENTICATED");
  });

  it.each(["", "rgx_00000000", "nonsense", `rgx_00000000_${"0".repeat(40)}`])("refuse %j", async (token) => {
    expect(await outcomeOf(token)).toBe("UNAUTHENTICATED");
  });

  it("are told apart when many requests share one look-up", async () => {
    const other = await createOrganizationFixture("Other keys");
    const mine = await createApiKey(tenant.context, INPUT);
    const theirs = await createApiKey(other.context, INPUT);
    const tokens = Array.from(
      { length: 20 },
      (_, index) => [mine.token, theirs.token, "wrong"][index % 3] ?? "",
    );
    const outcomes = await Promise.all(tokens.map(outcomeOf));
    const expected = [tenant.organization.id, other.organization.id, "UNAUTHENTICATED"];
    expect(outcomes).toEqual(tokens.map((_, index) => expected[index % 3]));
  });

  it("note their last use at most once a minute", async () => {
    const { id, token } = await createApiKey(tenant.context, INPUT);
    const lastUse = async () => (await listApiKeys(tenant.context)).find((key) => key.id === id)?.lastUsedAt;
    const start = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    restoreClock = useClock(() => start);
    await outcomeOf(token);
    restoreClock();
    restoreClock = useClock(() => new Date(start.getTime() + 30_000));
    await outcomeOf(token);
    expect(await lastUse()).toEqual(start);
    restoreClock();
    restoreClock = useClock(() => new Date(start.getTime() + 61_000));
    await outcomeOf(token);
    expect(await lastUse()).toEqual(now());
  });

  it("are listed with their state and creator, never with a secret", async () => {
    const owner = await createOrganizationFixture("Listed");
    const created = await createApiKey(owner.context, INPUT);
    const gone = await createApiKey(owner.context, { ...INPUT, name: "Old collector" });
    await revokeApiKey(owner.context, { id: gone.id });
    const keys = await listApiKeys(owner.context);
    expect(keys.map(({ name, state, createdBy }) => ({ name, state, createdBy }))).toEqual([
      { name: "Collector", state: "active", createdBy: owner.user.name },
      { name: "Old collector", state: "revoked", createdBy: owner.user.name },
    ]);
    expect(JSON.stringify(keys)).not.toContain(created.token);
  });

  it("leave an audit entry when made and when revoked, once", async () => {
    const owner = await createOrganizationFixture("Audited");
    const { id } = await createApiKey(owner.context, INPUT);
    await revokeApiKey(owner.context, { id });
    await revokeApiKey(owner.context, { id });
    const entries = await withOrganization(owner.context, (transaction) =>
      transaction.auditLog.findMany({
        orderBy: { sequence: "asc" },
        select: { action: true, resourceId: true },
      }),
    );
    expect(entries).toEqual([
      { action: "api-keys.create", resourceId: id },
      { action: "api-keys.revoke", resourceId: id },
    ]);
  });

  it("of another organisation do not exist", async () => {
    const other = await createOrganizationFixture("Stranger");
    const { id, token } = await createApiKey(tenant.context, INPUT);
    await expect(revokeApiKey(other.context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await outcomeOf(token)).toBe(tenant.organization.id);
    expect(await listApiKeys(other.context)).toEqual([]);
  });

  it.each(["member", "auditor", "billing"] as const)("are not managed by a %s", async (role) => {
    const { organization, user, context } = tenant;
    const weak = memberContext({ organization, user, role, origin: context.origin });
    await expect(createApiKey(weak, INPUT)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(revokeApiKey(weak, { id: organization.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
