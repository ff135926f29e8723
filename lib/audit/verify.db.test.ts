import { beforeEach, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { eraseAuditPersonalData } from "./erase";
import { PLATFORM_CHAIN_ID, recordAudit } from "./record";
import { chainReader } from "./reader";
import { verifyChain, type ChainVerification } from "./verify";

const ENTRIES = 6;

async function record({ context }: OrganizationFixture, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await withOrganization(context, (transaction) =>
      recordAudit(transaction, context, {
        action: "members.invite",
        resource: { kind: "invitation", id: String(index) },
        after: { role: "member", index },
        personal: { "after.email": `guest-${index}@example.test` },
      }),
    );
  }
}

async function verify(organizationId: string): Promise<ChainVerification> {
  return verifyChain(chainReader(organizationId, (work) => withPlatform("verify", work)));
}

/** What an operator with full rights could do: triggers off, then the statement. */
async function sabotage(statement: string): Promise<void> {
  await asSuperuser(`SET LOCAL session_replication_role = replica; ${statement}`);
}

describe("verifying an audit chain", () => {
  let tenant: OrganizationFixture;
  let id: string;
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Chain");
    id = tenant.organization.id;
    await record(tenant, ENTRIES);
  });

  it("finds an untouched chain intact, up to its head", async () => {
    const { rows } = await asSuperuser(
      "SELECT encode(hash, 'hex') AS hash FROM audit_chain_heads WHERE organization_id = $1",
      [id],
    );
    expect(await verify(id)).toEqual({
      state: "intact",
      position: { sequence: ENTRIES, hash: rows[0].hash },
    });
  });

  it("finds an empty chain intact", async () => {
    const empty = await createOrganizationFixture("Empty");
    expect(await verify(empty.organization.id)).toMatchObject({ state: "intact", position: { sequence: 0 } });
  });

  it("comes to the same result through the tenant's own door", async () => {
    const own = chainReader(id, (work) => withOrganization(tenant.context, work));
    expect(await verifyChain(own)).toEqual(await verify(id));
  });

  it("stops when its time is up and can be continued", async () => {
    const reader = chainReader(id, (work) => withPlatform("verify", work));
    const first = await verifyChain(reader, undefined, performance.now() - 1);
    expect(first).toEqual({ state: "unfinished", position: { sequence: 0, hash: "0".repeat(64) } });
    expect(await verifyChain(reader, first.position)).toMatchObject({ state: "intact" });
  });

  const own = () => `organization_id = '${id}'`;
  it.each([
    [
      "a changed value",
      () => `UPDATE audit_logs SET after = '{"role":"owner"}' WHERE ${own()} AND sequence = 3`,
      "altered-content",
      3,
    ],
    [
      "a changed time",
      () =>
        `UPDATE audit_logs SET recorded_at = recorded_at - interval '1 ms' WHERE ${own()} AND sequence = 3`,
      "altered-content",
      3,
    ],
    [
      "a changed actor",
      () => `UPDATE audit_logs SET actor_id = uuidv7() WHERE ${own()} AND sequence = 1`,
      "altered-content",
      1,
    ],
    [
      "a changed content hash",
      () => `UPDATE audit_logs SET content_hash = sha256('x') WHERE ${own()} AND sequence = 2`,
      "altered-content",
      2,
    ],
    [
      "a changed link",
      () => `UPDATE audit_logs SET previous_hash = sha256('x') WHERE ${own()} AND sequence = 4`,
      "wrong-link",
      4,
    ],
    [
      "a changed hash",
      () => `UPDATE audit_logs SET hash = sha256('x') WHERE ${own()} AND sequence = 4`,
      "wrong-link",
      4,
    ],
    ["a removed entry", () => `DELETE FROM audit_logs WHERE ${own()} AND sequence = 3`, "missing-entry", 3],
    [
      "a removed beginning",
      () => `DELETE FROM audit_logs WHERE ${own()} AND sequence <= 2`,
      "missing-entry",
      1,
    ],
    ["a removed end", () => `DELETE FROM audit_logs WHERE ${own()} AND sequence > 4`, "truncated-tail", 5],
    ["a removed log", () => `DELETE FROM audit_logs WHERE ${own()}`, "truncated-tail", 1],
    [
      "two exchanged entries",
      () => `UPDATE audit_logs SET sequence = 5 - sequence WHERE ${own()} AND sequence IN (2, 3)`,
      "reordered-entry",
      2,
    ],
    [
      "an entry that is there twice",
      () => `INSERT INTO audit_logs SELECT (jsonb_populate_record(entry, jsonb_build_object('recorded_at', recorded_at + interval '1 ms'))).*
             FROM audit_logs AS entry WHERE ${own()} AND sequence = 3`,
      "duplicate-entry",
      3,
    ],
    [
      "an entry added past the end",
      () =>
        `INSERT INTO audit_logs SELECT (jsonb_populate_record(entry, '{"sequence":7}')).* FROM audit_logs AS entry WHERE ${own()} AND sequence = 6`,
      "entry-beyond-head",
      7,
    ],
    [
      "a changed head",
      () => `UPDATE audit_chain_heads SET hash = sha256('x') WHERE ${own()}`,
      "wrong-head",
      6,
    ],
    ["a removed head", () => `DELETE FROM audit_chain_heads WHERE ${own()}`, "entry-beyond-head", 1],
    [
      "a changed personal value",
      () => `UPDATE audit_personal_data SET value = 'Mallory' WHERE ${own()} AND field = 'actor.name'`,
      "altered-personal-value",
      1,
    ],
    [
      "an erasure that left traces",
      () => `DELETE FROM audit_personal_data WHERE ${own()} AND field = 'actor.name'`,
      "partially-erased",
      1,
    ],
  ])("names %s", async (_name, statement, problem, brokenSequence) => {
    await sabotage(statement());
    expect(await verify(id)).toMatchObject({ state: "broken", problem, brokenSequence });
  });

  it("names an entry that was moved to another organisation, and the gap that it left", async () => {
    const other = await createOrganizationFixture("Receiver");
    await record(other, 2);
    await sabotage(
      `UPDATE audit_chain_heads SET sequence = 3 WHERE organization_id = '${other.organization.id}';
       UPDATE audit_logs SET organization_id = '${other.organization.id}' WHERE ${own()} AND sequence = 3`,
    );
    expect(await verify(other.organization.id)).toMatchObject({
      state: "broken",
      problem: "foreign-entry",
      brokenSequence: 3,
    });
    expect(await verify(id)).toMatchObject({ state: "broken", problem: "missing-entry", brokenSequence: 3 });
  });

  it("stays intact when a person is erased, and nothing of them is left", async () => {
    const guest = { userId: tenant.user.id, email: tenant.user.email };
    await withPlatform("erase", (transaction) => eraseAuditPersonalData(transaction, guest));
    await withPlatform("erase", (transaction) =>
      eraseAuditPersonalData(transaction, { userId: id, email: "Guest-2@example.test" }),
    );
    const { rows } = await asSuperuser("SELECT value FROM audit_personal_data WHERE organization_id = $1", [
      id,
    ]);
    expect(rows.map(({ value }: { value: string }) => value).sort()).toEqual(
      [0, 1, 3, 4, 5].map((index) => `guest-${index}@example.test`),
    );
    expect(await verify(id)).toMatchObject({ state: "intact" });
    expect(await verify(PLATFORM_CHAIN_ID)).toMatchObject({ state: "intact" });
  });
});

describe("the audit log in the database", () => {
  let tenant: OrganizationFixture;
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Sealed");
    await record(tenant, 2);
  });

  it.each(["UPDATE audit_logs SET action = 'x'", "DELETE FROM audit_logs", "TRUNCATE audit_logs"])(
    "refuses every role: %s",
    async (statement) => {
      const asTenant = withOrganization(tenant.context, (transaction) =>
        transaction.$executeRawUnsafe(statement),
      );
      await expect(asTenant).rejects.toThrow(/permission denied/);
      const asPlatform = withPlatform("test", (transaction) => transaction.$executeRawUnsafe(statement));
      await expect(asPlatform).rejects.toThrow(/permission denied/);
      await expect(asSuperuser(statement)).rejects.toThrow(/insert-only/);
    },
  );

  it.each([
    "UPDATE audit_chain_heads SET sequence = 0",
    "DELETE FROM audit_chain_heads",
    "SELECT * FROM audit_logs_default",
    "UPDATE audit_personal_data SET value = 'x'",
  ])("gives tenants and the platform no right to: %s", async (statement) => {
    const asTenant = withOrganization(tenant.context, (transaction) =>
      transaction.$executeRawUnsafe(statement),
    );
    await expect(asTenant).rejects.toThrow(/permission denied/);
    const asPlatform = withPlatform("test", (transaction) => transaction.$executeRawUnsafe(statement));
    await expect(asPlatform).rejects.toThrow(/permission denied/);
  });

  it.each(["sequence = 9", "sequence = 2", "previous_hash = sha256('x')", "hash = sha256('x')"])(
    "refuses an insert that does not continue the chain: %s",
    async (change) => {
      const [column, value] = change.split(" = ");
      const columns = `organization_id, recorded_at, id, version, actor_kind, action, resource_kind, resource_id,
        before, after, request_id, commitments, content_hash`;
      const forging = withOrganization(tenant.context, (transaction) =>
        transaction.$executeRawUnsafe(
          `INSERT INTO audit_logs (${columns}, ${column}) SELECT ${columns}, ${value} FROM audit_logs LIMIT 1`,
        ),
      );
      await expect(forging).rejects.toThrow(/does not continue the audit chain/);
    },
  );

  it("keeps an entry of a month without a partition, and the plan goes on", async () => {
    const { organization } = tenant;
    await asSuperuser(
      `INSERT INTO audit_logs (organization_id, recorded_at, id, version, actor_kind, action, resource_kind, resource_id, before, after, request_id, commitments, content_hash)
       VALUES ($1, '2031-05-05', uuidv7(), 1, 'system', 'test', 'test', '1', 'null', 'null', 'r', '{}', sha256('x'))`,
      [organization.id],
    );
    const { rows } = await asSuperuser("SELECT ensure_partitions('2031-05-05') AS name");
    const names = rows.map(({ name }: { name: string }) => name);
    expect(names).not.toContain("audit_logs_20310501");
    expect(names).toContain("request_records_20310505");
    await asSuperuser("SELECT drop_expired_partitions('2031-05-05')");
    const { rowCount } = await asSuperuser("SELECT 1 FROM audit_logs_default");
    expect(rowCount).toBe(1);
  });
});
