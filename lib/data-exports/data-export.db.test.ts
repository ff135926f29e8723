import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { readExportFile } from "@/lib/evidence-exports/store-file";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { listTenantTables, seedTenantTables } from "@/scripts/testing/tenant-tables";
import { requestDataExport } from "./mutations";
import { listDataExports, openDataExport } from "./queries";
import { beginDataExport, sealDataExport, writeDataPart, type NextPart } from "./run-data-export";
import { EXPORTED_CHAINS, EXPORTED_TABLES, TABLES_LEFT_OUT } from "./tables";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

/** Columns whose names sound like secrets and that are none. */
const HARMLESS = new Set([
  // Hashes of what is exported itself, by which it can be verified.
  "soc2_evidence_snapshots.previous_hash",
  "soc2_evidence_snapshots.hash",
  "transparency_checkpoints.root_hash",
  "notification_deliveries.response_hash",
  "notification_attempts.response_hash",
  "soc2_reports.model_key",
  "soc2_reports.pdf_key",
  "soc2_reports.hash_signature",
  // Names within the organisation, and numbers of tokens of language models.
  "organization_branding.logo_key",
  "organization_branding.favicon_key",
  "notification_channels.key",
  "on_call_schedules.key",
  "escalation_policies.key",
  "escalation_recipients.target_key",
  "recipient_groups.key",
  "recipient_group_members.channel_key",
  "alert_audiences.recipient_key",
  "alert_audiences.group_key",
  "compliance_runs.key",
  "compliance_answers.file_key",
  "incidents.correlation_key",
  "incident_events.once_key",
  "soc2_evidence_snapshots.key_id",
  "transparency_checkpoints.key_id",
  "stored_files.key",
  "notification_deliveries.idempotency_key",
  "token_ledger.idempotency_key",
  "token_ledger.input_tokens",
  "token_ledger.cached_tokens",
  "token_ledger.output_tokens",
  "token_usage.used_tokens",
  "token_usage.reserved_tokens",
  "metrics_5m.security_rejected_keys",
  "metrics_1h.security_rejected_keys",
  "metrics_1d.security_rejected_keys",
]);

let mine: OrganizationFixture;
let files: Map<string, string>;
let token: string;

async function exportAll(fixture: OrganizationFixture): Promise<Map<string, string>> {
  const exportId = await requestDataExport(fixture.context);
  const name = { organizationId: fixture.organization.id, exportId };
  for (const table of await beginDataExport(name)) {
    let [after, number]: [NextPart, number] = [null, 1];
    do {
      after = await writeDataPart(name, { table, number, after });
      number += 1;
    } while (after !== null);
  }
  await sealDataExport(name);
  const { rows } = await asSuperuser("SELECT path FROM evidence_export_files WHERE export_id = $1", [
    exportId,
  ]);
  const written = new Map<string, string>();
  for (const { path } of rows as { path: string }[])
    written.set(path, await readExportFile(fixture.context, { exportId, path }));
  return written;
}

describe("an export of all data", () => {
  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-data-"));
    mine = await createOrganizationFixture("Taking along");
    ({ token } = await createApiKey(mine.context, {
      name: "Collector",
      scopes: ["metrics:write"],
      expiresInDays: 7,
    }));
    const other = await createOrganizationFixture("Somebody else");
    await createApiKey(other.context, { name: "Theirs", scopes: ["metrics:write"], expiresInDays: 7 });
    files = await exportAll(mine);
    for (const text of files.values()) expect(text).not.toContain(other.organization.id);
  });

  it("names every table that holds tenants' rows, as exported or as left out for a reason", async () => {
    const known = [
      ...EXPORTED_CHAINS,
      ...EXPORTED_TABLES.map(({ name }) => name).filter((name) => name !== "users"),
      ...Object.keys(TABLES_LEFT_OUT),
    ];
    expect(known.sort()).toEqual((await listTenantTables()).map(({ name }) => name).sort());
  });

  it("takes no column along that sounds like a secret, unless it is known to be none", async () => {
    const { rows } = await asSuperuser(
      `SELECT table_name AS name, column_name AS column FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name ~ '(secret|token|hash|password|key|salt|cipher|receipt|credential)'
          AND column_name !~ '^(api_key_id|monkey)$'`,
    );
    const taken = (rows as { name: string; column: string }[]).filter(({ name, column }) => {
      const table = EXPORTED_TABLES.find((each) => each.name === name);
      return table && (table.only?.includes(column) ?? !(table.without ?? []).includes(column));
    });
    const sounding = taken.map(({ name, column }) => `${name}.${column}`);
    expect(sounding.filter((column) => !HARMLESS.has(column))).toEqual([]);
  });

  it("holds the organisation's records, its people and its log, and no secret", () => {
    const [organization] = (files.get("data/organizations.jsonl") ?? "").split("\n");
    expect(JSON.parse(organization ?? "")).toMatchObject({ id: mine.organization.id, name: "Taking along" });
    expect(files.get("data/users.jsonl")).toContain(mine.user.email);
    expect(files.get("data/api_keys.jsonl")).toContain("Collector");
    expect(files.get("data/audit_logs.jsonl")).toContain("api-keys.create");
    for (const text of files.values()) expect(text).not.toContain(token);
    expect(files.get("data/api_keys.jsonl")).not.toContain("token_hash");
  });

  it("lists each file with its digest, and what is left out", () => {
    const manifest = JSON.parse(files.get("manifest.json") ?? "") as {
      files: { path: string; bytes: number }[];
      left_out: object;
    };
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      [...files.keys()].filter((path) => path !== "manifest.json").sort(),
    );
    expect(manifest.left_out).toHaveProperty("sso_attempts");
  });

  it("is for owners and admins, one at a time, and its download stands in the audit log", async () => {
    const member = await addMemberFixture(mine.organization, "member");
    await expect(requestDataExport(member.context)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const outcomes = await Promise.allSettled([
      requestDataExport(mine.context),
      requestDataExport(mine.context),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const ready = (await listDataExports(mine.context)).find(({ state }) => state === "ready");
    await expect(openDataExport(member.context, ready?.id ?? "")).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { archive, name } = await openDataExport(mine.context, ready?.id ?? "");
    expect(name).toMatch(/^regulix-data-taking-along-.*\.zip$/);
    expect(archive.sizeBytes).toBeGreaterThan(1_000);
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS count FROM audit_logs WHERE action = 'data-exports.download'",
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("reads every table, page by page, and never a row of somebody else", async () => {
    const one = await createOrganizationFixture("First");
    const other = await createOrganizationFixture("Second");
    await seedTenantTables([one.organization.id, other.organization.id]);
    await asSuperuser("ALTER TABLE audit_logs ENABLE TRIGGER USER");
    for (const table of ["evidence_exports", "retention_archives", "audit_logs", "audit_chain_heads"])
      await asSuperuser(`SET LOCAL session_replication_role = replica; DELETE FROM ${table}`);
    await asSuperuser(
      `INSERT INTO security_event_daily_counts (organization_id, day, kind, severity, events)
       SELECT $1, date '2000-01-01' + day, 'test', 'low', 1 FROM generate_series(1, 4500) AS day`,
      [one.organization.id],
    );
    const written = await exportAll(one);
    const empty = EXPORTED_TABLES.filter(({ name }) => written.get(`data/${name}.jsonl`) === "");
    expect(empty.map(({ name }) => name)).toEqual([]);
    const days = (written.get("data/security_event_daily_counts.jsonl") ?? "").trim().split("\n");
    expect(new Set(days).size).toBe(4_501);
    for (const text of written.values()) expect(text).not.toContain(other.organization.id);
  });
});
