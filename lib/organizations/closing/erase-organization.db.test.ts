import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useClock as replaceClock } from "@/lib/core/clock";
import { getFile, putFile } from "@/lib/storage/files";
import { objectStore } from "@/lib/storage/store";
import { PASSWORD } from "@/scripts/testing/account-fixture";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { listTenantTables, seedTenantTables } from "@/scripts/testing/tenant-tables";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { updateOrganization } from "../mutations/update-organization";
import { findSlugProblem } from "../queries";
import { closeOrganization } from "./close-organization";
import {
  beginErasure,
  eraseFiles,
  eraseTable,
  finishErasure,
  listDueClosings,
  type DueClosing,
} from "./erase-organization";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));
vi.mock("@/lib/mail/transport", () => ({ hasMailTransport: () => false }));

const FILE = { path: "reports/one.txt", contentType: "text/plain", maxBytes: 100 };

async function* bytes() {
  yield Buffer.from("x");
}

async function closed(name: string) {
  const tenant = await createOrganizationFixture(name, "member");
  const owner = await addMemberFixture(tenant.organization, "owner");
  await closeOrganization(owner.context, await signInWithPassword(owner.user.email), {
    password: PASSWORD,
    name,
  });
  return { tenant, owner };
}

async function dueClosing({ organization }: OrganizationFixture): Promise<DueClosing> {
  const due = await listDueClosings(new Date(Date.now() + 31 * 86_400_000));
  const found = due.find(({ organizationId }) => organizationId === organization.id);
  if (found === undefined) throw new Error("It is not due.");
  return found;
}

/** As the durable function does, killed in the middle and done again. */
async function erase(closing: DueClosing): Promise<void> {
  const restore = replaceClock(() => new Date(Date.now() + 31 * 86_400_000));
  const [first = ""] = await beginErasure(closing);
  await eraseFiles(closing);
  await eraseTable(closing, first);
  const tables = await beginErasure(closing);
  await eraseFiles(closing);
  for (const table of tables) await eraseTable(closing, table);
  await finishErasure(closing, tables);
  await finishErasure(closing, tables);
  restore();
}

async function rowsOf(organizationId: string): Promise<Record<string, number>> {
  const tables = (await listTenantTables()).filter(
    ({ name }) => !["organizations", "organization_closings"].includes(name),
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await asSuperuser(
        `SELECT count(*)::int AS count FROM ${name} WHERE organization_id = $1`,
        [organizationId],
      );
      return [name, (rows as { count: number }[])[0]?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

beforeAll(async () => {
  process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-erasure-"));
});

describe("deleting an organisation", () => {
  it("removes its files and rows, keeps its address, tells the owner once and leaves word in the platform's log", async () => {
    const { tenant, owner } = await closed("Gone");
    const { id, slug } = tenant.organization;
    const { key } = await putFile(owner.context, FILE, bytes());
    await erase(await dueClosing(tenant));

    expect(await rowsOf(id)).toEqual({});
    expect(await (await objectStore()).exists(key)).toBe(false);
    expect(await findSlugProblem(slug)).toMatch(/taken/);
    const { rows } = await asSuperuser("SELECT name, industry FROM organizations WHERE id = $1", [id]);
    expect(rows).toEqual([{ name: "Deleted organisation", industry: null }]);
    const { rows: mails } = await asSuperuser(
      "SELECT subject FROM mail_messages WHERE recipient = $1 AND template = 'organization-deleted'",
      [owner.user.email],
    );
    expect(mails).toEqual([{ subject: "Gone was deleted" }]);
    const { rows: entries } = await asSuperuser(
      "SELECT after FROM audit_logs WHERE action = 'organization.erase' AND resource_id = $1",
      [id],
    );
    // The closing itself is the last entry of its chain.
    expect(entries).toEqual([
      {
        after: expect.objectContaining({
          audit_entries: 1,
          audit_head: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      },
    ]);
  });

  it("touches nobody else, and what is insert-only stays so for everybody else", async () => {
    const other = await createOrganizationFixture("Staying");
    await updateOrganization(other.context, {
      name: "Still here",
      slug: other.organization.slug,
      timeZone: "UTC",
    });
    const { key } = await putFile(other.context, FILE, bytes());
    const before = await rowsOf(other.organization.id);
    const { tenant } = await closed("Leaving");
    await erase(await dueClosing(tenant));
    expect(await rowsOf(other.organization.id)).toEqual(before);
    expect((await getFile(other.context, key)).sizeBytes).toBe(1);
    await expect(
      asSuperuser("DELETE FROM audit_logs WHERE organization_id = $1", [other.organization.id]),
    ).rejects.toThrow("insert-only");
    await expect(
      asSuperuser("SELECT erase_rows($1, 'audit_logs', 10)", [other.organization.id]),
    ).rejects.toThrow("not being erased");
  });

  it("reaches every table that names organisations, one added tomorrow included", async () => {
    const gone = await createOrganizationFixture("Everywhere");
    const other = await createOrganizationFixture("Elsewhere");
    await seedTenantTables([gone.organization.id, other.organization.id]);
    await asSuperuser(`DO $$ DECLARE item record; BEGIN
      FOR item IN SELECT DISTINCT tgrelid::regclass AS name FROM pg_trigger
        WHERE NOT tgisinternal AND tgparentid = 0 AND tgrelid::regclass::text NOT LIKE '%.%'
      LOOP EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', item.name); END LOOP;
    END $$`);
    await asSuperuser("DELETE FROM legal_holds");
    const seeded = await rowsOf(other.organization.id);
    expect(Object.keys(seeded).length).toBeGreaterThan(80);
    await erase(await dueClosing(gone));
    expect(await rowsOf(gone.organization.id)).toEqual({});
    expect(await rowsOf(other.organization.id)).toEqual(seeded);
  });
});
