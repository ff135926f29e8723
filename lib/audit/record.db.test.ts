import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { AuditLog } from "@/lib/db/generated/client";
import { storableJson } from "@/lib/core/canonical-json";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { contentHash, GENESIS_HASH, linkHash } from "./chain";
import { chainedContent } from "./entry";
import { PLATFORM_CHAIN_ID, recordAudit, recordPlatformAudit } from "./record";
import { contentOfRow } from "./row";

const RENAMED = {
  action: "organization.update",
  resource: { kind: "organization", id: "o1", name: "Acme" },
  before: { name: "Old" },
  after: { name: "Acme" },
};

async function entriesOf({ context }: OrganizationFixture): Promise<AuditLog[]> {
  return withOrganization(context, (transaction) =>
    transaction.auditLog.findMany({ orderBy: { sequence: "asc" } }),
  );
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("recording an audit entry", () => {
  let tenant: OrganizationFixture;
  beforeAll(async () => {
    tenant = await createOrganizationFixture("Recorder");
  });

  it("starts each chain at one and links every entry to the one before", async () => {
    const { context } = await createOrganizationFixture("Linked");
    for (let count = 0; count < 3; count += 1) {
      await withOrganization(context, (transaction) => recordAudit(transaction, context, RENAMED));
    }
    const rows = await withOrganization(context, (transaction) =>
      transaction.auditLog.findMany({ orderBy: { sequence: "asc" } }),
    );
    let previousHash = GENESIS_HASH;
    for (const [index, row] of rows.entries()) {
      expect(Number(row.sequence)).toBe(index + 1);
      expect(hex(row.previousHash)).toBe(previousHash);
      const link = {
        organizationId: row.organizationId,
        sequence: index + 1,
        previousHash,
        contentHash: contentHash(chainedContent(contentOfRow(row))),
      };
      previousHash = linkHash(link);
      expect(hex(row.hash)).toBe(previousHash);
    }
    expect(rows).toHaveLength(3);
  });

  it("is undone together with the change that it reports", async () => {
    const before = await entriesOf(tenant);
    const failing = withOrganization(tenant.context, async (transaction) => {
      await recordAudit(transaction, tenant.context, RENAMED);
      throw new Error("the change fails");
    });
    await expect(failing).rejects.toThrow("the change fails");
    expect(await entriesOf(tenant)).toEqual(before);
  });

  it("leaves no gap and no fork when many write at once", async () => {
    const { context } = await createOrganizationFixture("Busy");
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        withOrganization(context, async (transaction) => {
          await recordAudit(transaction, context, RENAMED);
          if (index % 5 === 0) throw new Error("rolled back");
        }).catch(() => undefined),
      ),
    );
    const rows = await withOrganization(context, (transaction) =>
      transaction.auditLog.findMany({ orderBy: { sequence: "asc" }, select: { sequence: true } }),
    );
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });

  it("keeps personal values beside the chain, as commitments in it", async () => {
    const { context, user } = await createOrganizationFixture("Personal");
    await withOrganization(context, (transaction) =>
      recordAudit(transaction, context, {
        action: "members.invite",
        resource: { kind: "invitation", id: "i1" },
        after: { role: "member" },
        personal: { "after.email": "guest@example.test" },
      }),
    );
    const [entry, values] = await withOrganization(context, async (transaction) => [
      await transaction.auditLog.findFirstOrThrow(),
      await transaction.auditPersonalValue.findMany({ orderBy: { field: "asc" } }),
    ]);
    expect(values.map(({ field, value }) => [field, value])).toEqual([
      ["actor.email", user.email],
      ["actor.name", user.name],
      ["after.email", "guest@example.test"],
      ["origin.ip_address", "192.0.2.1"],
      ["origin.user_agent", "test"],
    ]);
    const chained = JSON.stringify(entry, (_, value: unknown) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    for (const { value } of values.filter(({ field }) => field !== "origin.user_agent"))
      expect(chained).not.toContain(value);
    expect(Object.keys(entry.commitments as object).sort()).toEqual(values.map(({ field }) => field));
  });

  it("gives accounts and staff a chain of their own", async () => {
    const { context, user } = await createOrganizationFixture("Account");
    await withPlatform("test", (transaction) =>
      recordPlatformAudit(transaction, context.actor, context.origin, {
        action: "account.create",
        resource: { kind: "user", id: user.id },
      }),
    );
    const rows = await withPlatform("test", (transaction) =>
      transaction.auditLog.findMany({ where: { organizationId: PLATFORM_CHAIN_ID } }),
    );
    expect(rows.at(-1)).toMatchObject({ action: "account.create", resourceId: user.id });
    const refused = withOrganization(context, (transaction) =>
      recordPlatformAudit(transaction, context.actor, context.origin, RENAMED),
    );
    await expect(refused).rejects.toThrow(/row-level security/);
  });

  it("re-reads any JSON to the bytes that were hashed", async () => {
    const anyJson = fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: false }).map(toJson));
    await fc.assert(
      fc.asyncProperty(anyJson, fc.string({ unit: "binary" }), async (value, text) => {
        const { context } = tenant;
        await withOrganization(context, async (transaction) => {
          await recordAudit(transaction, context, {
            action: "test.record",
            resource: { kind: "test", id: text, name: text },
            before: storableJson(value as string),
            after: { [text]: value as string },
            personal: { [text]: text },
          });
          const row = await transaction.auditLog.findFirstOrThrow({ orderBy: { sequence: "desc" } });
          expect(contentHash(chainedContent(contentOfRow(row)))).toBe(hex(row.contentHash));
        });
      }),
      { numRuns: 150 },
    );
  });
});

function toJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null") as unknown;
  } catch {
    return null;
  }
}
