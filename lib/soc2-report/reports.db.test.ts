import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import { withOrganization } from "@/lib/db/with-organization";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { recordAudit } from "@/lib/audit/record";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { createEvidence } from "@/scripts/testing/evidence-fixture";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { changeSchedule, requestReport } from "./mutations";
import { periodOf } from "./period";
import { pruneReports } from "./prune";
import { getReport, getReportModel, listReports, openReportPdf, openSealedReport } from "./queries";
import { collectReport, drawReport, finishReport } from "./run-report";
import { requestMonthlyReports } from "./schedule";
import { readSource } from "./source/read-source";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const run = promisify(execFile);

async function make({ context }: OrganizationFixture, fromDay: string, toDay: string): Promise<string> {
  const reportId = await requestReport(context, { fromDay, toDay });
  const name = { organizationId: context.organizationId, reportId };
  for (const step of [collectReport, drawReport, finishReport]) await step(name);
  return reportId;
}

async function bytesOf({ context }: OrganizationFixture, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await openReportPdf(context, id)).stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("a SOC 2 report", () => {
  let tenant: OrganizationFixture;
  let days: string[];
  let [from, to] = ["", ""];
  let id: string;

  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-reports-"));
    tenant = await createOrganizationFixture("Reported");
    days = await createEvidence(tenant.organization.id);
    [from, to] = [days[0] ?? "", days.at(-1) ?? ""];
    await createAlertFixture(tenant, { labels: { host: "web-1" }, firedAt: new Date(`${to}T10:00:00Z`) });
    await withOrganization(tenant.context, (transaction) =>
      recordAudit(transaction, tenant.context, { action: "test.write", resource: { kind: "test", id: "1" } }),
    );
    id = await make(tenant, from, to);
  }, 120_000);

  it("is there with its figures, from verified snapshots of its days", async () => {
    expect(await getReport(tenant.context, id)).toMatchObject({
      state: "ready",
      stepsDone: 3,
      isSigned: true,
    });
    const model = await getReportModel(tenant.context, id);
    expect(model.period).toEqual(periodOf(from, to));
    expect(model.snapshots.map(({ day, state }) => [day, state])).toEqual(days.map((day) => [day, "valid"]));
    expect(model.figures.find(({ key }) => key === "auth_failures_30d")).toMatchObject({
      value: 0,
      known_days: 3,
    });
    expect(model.figures.find(({ key }) => key === "rag_accuracy")).toMatchObject({
      value: null,
      reason: "no_source",
    });
    expect(model.alerts).toMatchObject({ open_at_end: 1, days: [{ day: to, fired: 1 }] });
  });

  it("says the same of the same days whenever it is made", async () => {
    const again = await make(tenant, from, to);
    const text = async (report: string) =>
      canonicalJson((await getReportModel(tenant.context, report)) as unknown as Json);
    expect(await text(again)).toBe(await text(id));
    expect(Buffer.compare(await bytesOf(tenant, again), await bytesOf(tenant, id))).toBe(0);
  });

  it("is verified offline with its signed document, which names a flipped byte of either", async () => {
    const folder = await mkdtemp(join(tmpdir(), "regulix-report-cli-"));
    const { document } = await openSealedReport(tenant.context, id);
    const pdf = await bytesOf(tenant, id);
    const flipped = Buffer.from(pdf);
    flipped[pdf.length >> 1] = (flipped[pdf.length >> 1] ?? 0) ^ 1;
    const files: Record<string, string | Buffer> = {
      "keys.json": JSON.stringify(await publishedKeys()),
      "none.json": '{"keys":[]}',
      "report.json": JSON.stringify(document),
      "forged.json": JSON.stringify(document).replace('"open_at_end":1', '"open_at_end":0'),
      "report.pdf": pdf,
      "flipped.pdf": flipped,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const verify = (keys: string, ...names: string[]) =>
      run(process.execPath, [
        "public/verify/regulix-verify.mjs",
        "--keys",
        ...[keys, ...names].map((name) => join(folder, name)),
      ]).then(
        ({ stdout }) => [0, stdout],
        ({ code, stderr }: { code: number; stderr: string }) => [code, stderr],
      );
    expect(await verify("keys.json", "report.json", "report.pdf")).toEqual([
      0,
      expect.stringContaining("Intact."),
    ]);
    expect(await verify("keys.json", "report.json")).toEqual([
      0,
      expect.stringContaining("No PDF was given"),
    ]);
    expect(await verify("keys.json", "report.json", "flipped.pdf")).toEqual([
      2,
      expect.stringContaining("altered-file"),
    ]);
    expect(await verify("keys.json", "forged.json", "report.pdf")).toEqual([
      2,
      expect.stringContaining("altered-content"),
    ]);
    expect(await verify("none.json", "report.json", "report.pdf")).toEqual([
      4,
      expect.stringContaining("unknown-key"),
    ]);
    expect(await verify("keys.json", "report.pdf")).toEqual([
      1,
      expect.stringContaining("needs the signed document"),
    ]);
    expect(await readFile(join(folder, "report.pdf"), "latin1")).toMatch(/^%PDF-1\.7/);
  });

  it("uses nothing of a snapshot that was changed by hand, and says so", async () => {
    const forged = await createOrganizationFixture("Forged");
    const [first = "", , last = ""] = await createEvidence(forged.organization.id);
    await asSuperuser(
      `ALTER TABLE soc2_evidence_snapshots DISABLE TRIGGER USER;
       UPDATE soc2_evidence_snapshots SET content = replace(content, '"late":', '"Late":')
         WHERE organization_id = '${forged.organization.id}' AND snapshot_date = '${last}';
       ALTER TABLE soc2_evidence_snapshots ENABLE TRIGGER USER`,
    );
    const { snapshots } = await readSource(forged.context, {
      organizationName: "Forged",
      fromDay: first,
      toDay: last,
      requestedAt: new Date(),
    });
    expect(snapshots.map(({ state }) => state)).toEqual(["valid", "valid", "altered-content"]);
  });

  it("names an entry of the audit log that was changed by hand", async () => {
    const changed = await createOrganizationFixture("Changed log");
    const [first = ""] = await createEvidence(changed.organization.id);
    await withOrganization(changed.context, (transaction) =>
      recordAudit(transaction, changed.context, {
        action: "test.write",
        resource: { kind: "test", id: "1" },
      }),
    );
    await asSuperuser(
      `ALTER TABLE audit_logs DISABLE TRIGGER USER;
       UPDATE audit_logs SET action = 'x' WHERE organization_id = '${changed.organization.id}' AND action = 'test.write';
       ALTER TABLE audit_logs ENABLE TRIGGER USER`,
    );
    const { audit } = await readSource(changed.context, {
      organizationName: "Changed log",
      fromDay: first,
      toDay: new Date().toISOString().slice(0, 10),
      requestedAt: new Date(),
    });
    expect(audit).toMatchObject({ chain: "altered-content", broken_sequence: expect.any(Number) as number });
  });

  it("belongs to its organisation, and is taken along by those who may export evidence", async () => {
    const stranger = await createOrganizationFixture("Curious");
    await expect(openReportPdf(stranger.context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listReports(stranger.context, { limit: 10 })).items).toEqual([]);
    const { context } = await addMemberFixture(tenant.organization, "member");
    expect((await listReports(context, { limit: 10 })).items.length).toBeGreaterThan(0);
    await expect(openSealedReport(context, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(requestReport(context, { fromDay: from, toDay: to })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("never changes once it is ready", async () => {
    await expect(asSuperuser(`UPDATE soc2_reports SET pdf_bytes = 1 WHERE id = '${id}'`)).rejects.toThrow(
      "does not change",
    );
  });

  it("that was given up is marked as failed, and its files go", async () => {
    const reportId = await requestReport(tenant.context, { fromDay: from, toDay: to });
    await collectReport({ organizationId: tenant.organization.id, reportId });
    await asSuperuser("UPDATE soc2_reports SET requested_at = now() - interval '3 hours' WHERE id = $1", [
      reportId,
    ]);
    expect(await pruneReports()).toBe(1);
    expect(await getReport(tenant.context, reportId)).toMatchObject({ state: "failed" });
    const { rows } = await asSuperuser("SELECT key FROM stored_files WHERE key LIKE $1", [`%${reportId}%`]);
    expect(rows).toEqual([]);
  });
});

it("is asked for once a month by those who want it, whenever in the month that is noticed", async () => {
  const [monthly, other] = [
    await createOrganizationFixture("Monthly"),
    await createOrganizationFixture("Never"),
  ];
  for (const { organization } of [monthly, other])
    await asSuperuser(
      "UPDATE organizations SET created_at = '2026-08-01', plan = 'enterprise', subscription_status = 'active' WHERE id = $1",
      [organization.id],
    );
  await changeSchedule(monthly.context, { isMonthly: true });
  for (const at of ["2026-10-05T02:23:00Z", "2026-10-05T02:23:00Z", "2026-10-30T02:23:00Z"])
    await requestMonthlyReports(new Date(at));
  const { items } = await listReports(monthly.context, { limit: 10 });
  expect(items.map(({ fromDay, toDay, isScheduled }) => [fromDay, toDay, isScheduled])).toEqual([
    ["2026-09-01", "2026-09-30", true],
  ]);
  expect((await listReports(other.context, { limit: 10 })).items).toEqual([]);
});
