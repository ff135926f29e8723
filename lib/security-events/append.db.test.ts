import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GENESIS_HASH, linkHash } from "@/lib/audit/chain";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { appendSecurityEvents } from "./internal/append";
import type { SecurityEventDraft } from "./types";
import { securityEventWriter } from "./writer";

function draft(organizationId: string, changes: Partial<SecurityEventDraft> = {}): SecurityEventDraft {
  return {
    organizationId,
    kind: "authentication.failed",
    severity: "low",
    source: "product",
    occurredAt: new Date(),
    actor: { kind: "user", id: "u-1", name: "Ada" },
    sourceAddress: "192.0.2.1",
    userAgent: "test",
    target: null,
    detail: {},
    idempotencyKey: null,
    ...changes,
  };
}

describe("the chain of security events", () => {
  let owner: pg.Client;
  let organizations: OrganizationFixture[];

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: process.env.DATABASE_SUPERUSER_URL });
    await owner.connect();
    organizations = await Promise.all(["One", "Two", "Three"].map((name) => createOrganizationFixture(name)));
  });
  afterAll(() => owner.end());

  async function storedChain(organizationId: string) {
    const { rows } = await owner.query<Record<"sequence" | "previous" | "content" | "hash", string>>(
      `SELECT sequence, encode(previous_hash, 'hex') AS previous, encode(content_hash, 'hex') AS content,
         encode(hash, 'hex') AS hash
       FROM security_events WHERE organization_id = $1 ORDER BY sequence`,
      [organizationId],
    );
    return rows;
  }

  async function expectWholeChain(organizationId: string) {
    let previousHash = GENESIS_HASH;
    for (const [index, row] of (await storedChain(organizationId)).entries()) {
      expect(Number(row.sequence)).toBe(index + 1);
      expect(row.previous).toBe(previousHash);
      const link = { organizationId, sequence: index + 1, previousHash, contentHash: row.content };
      expect(row.hash).toBe(linkHash(link));
      previousHash = row.hash;
    }
  }

  it("stays gapless and whole under fifty parallel writers that compete for three organisations", async () => {
    const writers = Array.from({ length: 50 }, async (_, writer) => {
      for (let round = 0; round < 4; round += 1) {
        // Straight to the append, as fifty processes would: the group writer of one would queue them.
        await appendSecurityEvents(
          organizations.map(({ organization }) => draft(organization.id, { detail: { writer, round } })),
        );
      }
    });
    await Promise.all(writers);
    for (const { organization } of organizations) {
      expect(await storedChain(organization.id)).toHaveLength(200);
      await expectWholeChain(organization.id);
    }
  });

  it("stays whole when two processes append in turn, each knowing only its own last event", async () => {
    const { organization } = await createOrganizationFixture("Two processes");
    vi.resetModules();
    const other = await import("./internal/append");
    for (const append of [appendSecurityEvents, other.appendSecurityEvents, appendSecurityEvents]) {
      await append([draft(organization.id), draft(organization.id)]);
    }
    const [repeated] = await other.appendSecurityEvents([draft(organization.id, { idempotencyKey: "once" })]);
    const [repeat] = await appendSecurityEvents([draft(organization.id, { idempotencyKey: "once" })]);
    expect(repeat).toEqual({ ...repeated, duplicate: true });
    expect(await storedChain(organization.id)).toHaveLength(7);
    await expectWholeChain(organization.id);
  });

  it("counts each event once per day, kind and severity", async () => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS wrong FROM (
         SELECT organization_id, (occurred_at AT TIME ZONE 'UTC')::date AS day, kind, severity, count(*) AS events
         FROM security_events GROUP BY 1, 2, 3, 4
       ) AS truth FULL JOIN security_event_daily_counts AS counter
         USING (organization_id, day, kind, severity)
       WHERE truth.events IS DISTINCT FROM counter.events`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });

  it("fails only the event of an unknown organisation, not its neighbours in the batch", async () => {
    const [first] = organizations;
    const good = draft(first?.organization.id ?? "");
    const results = await Promise.allSettled(
      [good, draft(newId()), good].map((event) => securityEventWriter().add(event)),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await expectWholeChain(good.organizationId);
  });

  it("answers a repeated key with the first event, within a batch and across batches", async () => {
    const { organization } = await createOrganizationFixture("Repeats");
    const keyed = draft(organization.id, { idempotencyKey: "same" });
    const [first, twin] = await appendSecurityEvents([keyed, keyed]);
    const [later] = await appendSecurityEvents([keyed]);
    expect(first).toMatchObject({ sequence: 1, duplicate: false });
    expect(twin).toEqual({ ...first, duplicate: true });
    expect(later).toEqual({ ...first, duplicate: true });
    expect(await storedChain(organization.id)).toHaveLength(1);
  });

  it("lets two organisations use the same key", async () => {
    const pair = await Promise.all(["Left", "Right"].map((name) => createOrganizationFixture(name)));
    const results = await appendSecurityEvents(
      pair.map(({ organization }) => draft(organization.id, { idempotencyKey: "shared" })),
    );
    expect(results.map(({ duplicate }) => duplicate)).toEqual([false, false]);
  });

  it("shows a member the events of their own organisation only", async () => {
    const [first] = organizations;
    if (!first) throw new Error("no fixture");
    const seen = await withOrganization(first.context, (transaction) =>
      transaction.securityEvent.findMany({ distinct: ["organizationId"], select: { organizationId: true } }),
    );
    expect(seen).toEqual([{ organizationId: first.organization.id }]);
  });

  it.each(["regulix_app", "regulix_platform"])("refuses %s to change or remove events", async (role) => {
    for (const statement of [
      "UPDATE security_events SET severity = 'info'",
      "DELETE FROM security_events",
      "TRUNCATE security_events",
      "DELETE FROM security_event_chain_heads",
    ]) {
      await owner.query("BEGIN");
      await owner.query(`SET LOCAL ROLE ${role}`);
      await expect(owner.query(statement), statement).rejects.toThrow(/permission denied/);
      await owner.query("ROLLBACK");
    }
  });

  it("refuses even the owner to change or remove an event", async () => {
    for (const statement of [
      "UPDATE security_events SET severity = 'info'",
      "UPDATE security_events SET actor_name = 'Eve'",
      "DELETE FROM security_events",
      "TRUNCATE security_events",
    ]) {
      await expect(owner.query(statement), statement).rejects.toThrow(/insert-only/);
    }
  });

  it("erases a person and leaves the chain whole", async () => {
    const { organization } = await createOrganizationFixture("Erasure");
    await appendSecurityEvents([draft(organization.id), draft(organization.id, { actor: null })]);
    await owner.query("BEGIN");
    await owner.query("SET LOCAL ROLE regulix_platform");
    const { rows } = await owner.query("SELECT erase_security_event_actor($1, 'u-1') AS erased", [
      organization.id,
    ]);
    await owner.query("COMMIT");
    expect(rows).toEqual([{ erased: "1" }]);
    const stored = await owner.query(
      `SELECT actor_id, actor_name, host(source_address) AS address, user_agent FROM security_events
       WHERE organization_id = $1 ORDER BY sequence`,
      [organization.id],
    );
    expect(stored.rows).toEqual([
      { actor_id: null, actor_name: null, address: null, user_agent: null },
      { actor_id: null, actor_name: null, address: "192.0.2.1", user_agent: "test" },
    ]);
    await expectWholeChain(organization.id);
  });

  it("tells listeners once a batch which organisations changed", async () => {
    const heard: string[] = [];
    owner.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await owner.query("LISTEN regulix_live");
    const ids = organizations.map(({ organization }) => organization.id);
    await appendSecurityEvents([...ids, ...ids].map((id) => draft(id)));
    await owner.query("UNLISTEN regulix_live");
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([
      { topic: "security-events", organizationIds: ids },
    ]);
  });
});
