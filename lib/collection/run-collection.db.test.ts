import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { METRICS, type MetricType } from "@/lib/metrics/catalogue";
import { recordRequest, type RequestRecord } from "@/lib/request-records/record";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { runCollection } from "./run-collection";
import { SLOT_MS, slotAt } from "./slots";

type Figure = { metric_type: string; value: number; unit: string };

describe("the collection", () => {
  let busy: OrganizationFixture;
  let idle: OrganizationFixture;
  const slot = slotAt(new Date());
  const restoreClock = useClock(() => new Date(slot.getTime() + 2_000));

  const request = (changes: Partial<RequestRecord>): RequestRecord => ({
    organizationId: busy.organization.id,
    route: "/[organization]/dashboard",
    method: "GET",
    status: 200,
    durationMilliseconds: 10,
    actorKind: "user",
    actorId: busy.user.id,
    occurredAt: new Date(slot.getTime() - 60_000),
    ...changes,
  });

  const figuresOf = async ({ context }: OrganizationFixture, at: Date) => {
    const rows = await withOrganization(
      context,
      (transaction) => transaction.$queryRaw<Figure[]>`
        SELECT metric_type, value, unit FROM system_metrics WHERE recorded_at = ${at}::timestamptz`,
    );
    return Object.fromEntries(rows.map(({ metric_type, value }) => [metric_type, value]));
  };

  const ledger = () =>
    withPlatform("test", (transaction) =>
      transaction.collectionTick.findMany({ orderBy: { slot: "asc" }, select: { slot: true, missed: true } }),
    );

  beforeAll(async () => {
    busy = await createOrganizationFixture("Busy");
    idle = await createOrganizationFixture("Idle");
    // Theirs is the database's clock, by which the slot may be over already.
    await asSuperuser("UPDATE organizations SET created_at = $1", [new Date(slot.getTime() - SLOT_MS)]);
    await withPlatform("test", (transaction) =>
      transaction.organization.update({
        where: { id: busy.organization.id },
        data: { storageQuotaBytes: 4000 },
      }),
    );
    await withOrganization(busy.context, (transaction) =>
      transaction.storedFile.createMany({
        data: [1000, 2000].map((sizeBytes, index) => ({
          organizationId: busy.organization.id,
          key: `report-${index}.pdf`,
          sha256: new Uint8Array(32),
          sizeBytes,
          contentType: "application/pdf",
        })),
      }),
    );
    await withPlatform("test", (transaction) =>
      transaction.mailMessage.createMany({
        data: ["queued", "sending", "sent", "in_mailbox"].map((state) => ({
          idempotencyKey: state,
          template: "invitation",
          recipient: "reader@example.test",
          subject: "Subject",
          html: "",
          text: "",
          state,
        })),
      }),
    );
    const durations = Array.from({ length: 21 }, (_, index) => 10 * index);
    await Promise.all([
      ...durations.map((durationMilliseconds) => recordRequest(request({ durationMilliseconds }))),
      recordRequest(request({ durationMilliseconds: 100, status: 500, actorKind: "api_key" })),
      recordRequest(request({ occurredAt: slot, durationMilliseconds: 9_999 })),
      recordRequest(
        request({ occurredAt: new Date(slot.getTime() - SLOT_MS - 1), durationMilliseconds: 9_999 }),
      ),
    ]);
  });

  afterAll(() => restoreClock());

  it("covers every organisation and says how many figures it stored", async () => {
    const result = await runCollection(slot);
    expect(result).toMatchObject({ collected: true, organizations: 2, missed_slots: 0 });
    const stored = await Promise.all([figuresOf(busy, slot), figuresOf(idle, slot)]);
    const platform = Object.keys(stored[0]).filter(
      (type) => METRICS[type as MetricType].source === "platform",
    );
    const organisation = stored.flatMap((figures) =>
      Object.keys(figures).filter((type) => METRICS[type as MetricType].source === "organisation"),
    );
    expect(result.metrics_collected).toBe(organisation.length + platform.length);
  });

  it("measures the requests of the five minutes before the slot, no earlier and no later", async () => {
    const figures = await figuresOf(busy, slot);
    expect(figures).toMatchObject({ request_count: 22, active_users: 1, api_use: 1 });
    expect(figures.api_latency_ms).toBeCloseTo(100, 3);
    expect(figures.api_latency_p95_ms).toBeCloseTo(189.5, 3);
    expect(figures.error_rate).toBeCloseTo(100 / 22, 3);
  });

  it("measures files kept, as bytes and as a share of the quota", async () => {
    expect(await figuresOf(busy, slot)).toMatchObject({ storage_used_bytes: 3000, storage_utilization: 75 });
  });

  it("stores no data, not zero, where no request was made", async () => {
    const figures = await figuresOf(idle, slot);
    for (const type of ["request_count", "api_latency_ms", "error_rate", "active_users", "api_use"])
      expect(figures).not.toHaveProperty(type);
    expect(figures).toMatchObject({ audit_entries: 0, security_events: 0, storage_used_bytes: 0 });
  });

  it("shows the figures of the installation to every organisation", async () => {
    const figures = await figuresOf(idle, slot);
    expect(figures.cpu_usage).toBeGreaterThanOrEqual(0);
    expect(figures.cpu_usage).toBeLessThanOrEqual(100);
    expect(figures.memory_usage).toBeGreaterThan(0);
    expect(figures.database_size_bytes).toBeGreaterThan(1_000_000);
    expect(figures.notification_backlog).toBe(2);
    expect(figures).not.toHaveProperty("job_queue_depth");
  });

  it("changes nothing when the slot is collected again", async () => {
    const before = await figuresOf(busy, slot);
    const again = await runCollection(slot);
    expect(again).toMatchObject({ collected: false, organizations: 2 });
    expect(await figuresOf(busy, slot)).toEqual(before);
  });

  it("adds an organisation that came since, and leaves the others as they are", async () => {
    const before = await figuresOf(busy, slot);
    const latecomer = await createOrganizationFixture("Latecomer");
    await asSuperuser("UPDATE organizations SET created_at = $2 WHERE id = $1", [
      latecomer.organization.id,
      new Date(slot.getTime() + SLOT_MS - 1),
    ]);
    await asSuperuser("UPDATE collection_ticks SET started_at = $1 WHERE slot = $1", [slot]);
    expect(await runCollection(slot)).toMatchObject({ collected: true, organizations: 3 });
    expect(await figuresOf(latecomer, slot)).toMatchObject({ audit_entries: 0, cpu_usage: before.cpu_usage });
    expect(await figuresOf(busy, slot)).toEqual(before);
    await asSuperuser("DELETE FROM metrics_5m WHERE organization_id = $1", [latecomer.organization.id]);
    await withPlatform("test", (transaction) =>
      transaction.organization.update({
        where: { id: latecomer.organization.id },
        data: { deletedAt: new Date() },
      }),
    );
  });

  it("collects a slot once when two runs start together", async () => {
    const earlier = new Date(slot.getTime() - SLOT_MS);
    const results = await Promise.all([runCollection(earlier), runCollection(earlier)]);
    expect(results.map(({ collected }) => collected).sort()).toEqual([false, true]);
  });

  it("notes the slots it skipped as missed, and can fill one late", async () => {
    const later = new Date(slot.getTime() + 3 * SLOT_MS);
    const restore = useClock(() => later);
    expect(await runCollection(later)).toMatchObject({ missed_slots: 2 });
    expect((await ledger()).map(({ missed }) => missed)).toEqual([false, false, true, true, false]);

    const filled = await runCollection(new Date(slot.getTime() + SLOT_MS));
    restore();
    expect(filled.collected).toBe(true);
    expect((await ledger()).map(({ missed }) => missed)).toEqual([false, false, false, true, false]);
    const figures = await figuresOf(busy, new Date(slot.getTime() + SLOT_MS));
    expect(figures.request_count).toBe(1);
    expect(figures).not.toHaveProperty("cpu_usage");
  });

  it.each([
    ["between two slots", 1_000],
    ["in the future", SLOT_MS],
    ["more than a day ago", -289 * SLOT_MS],
  ])("refuses a slot %s", async (_which, offset) => {
    await expect(runCollection(new Date(slot.getTime() + offset))).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("names each figure and unit as the catalogue does", async () => {
    const definition = await withPlatform(
      "test",
      (transaction) => transaction.$queryRaw<[{ columns: string[]; platform_columns: string[] }]>`
        SELECT metric_columns('metrics_5m') AS columns, metric_columns('platform_metrics_5m') AS platform_columns`,
    );
    const { columns, platform_columns } = definition[0];
    expect([...columns, ...platform_columns]).toEqual(Object.keys(METRICS));

    const rows = await withOrganization(
      busy.context,
      (transaction) => transaction.$queryRaw<Figure[]>`SELECT DISTINCT metric_type, unit FROM system_metrics`,
    );
    for (const { metric_type, unit } of rows) expect(unit).toBe(METRICS[metric_type as MetricType].unit);
  });
});
