import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { dropExpiredPartitions, ensurePartitions } from "@/lib/db/partitions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { recordRequest, type RequestRecord } from "./record";

const DAY = 86_400_000;

describe("request records", () => {
  let mine: OrganizationFixture;
  let other: OrganizationFixture;

  const record = (changes: Partial<RequestRecord> = {}): RequestRecord => ({
    organizationId: mine.organization.id,
    route: "/api/v1/metrics",
    method: "POST",
    status: 202,
    durationMilliseconds: 12.5,
    actorKind: "api_key",
    actorId: newId(),
    occurredAt: new Date(),
    ...changes,
  });

  const countOf = ({ context }: OrganizationFixture) =>
    withOrganization(context, async (transaction) => {
      const [row] = await transaction.$queryRaw<
        [{ count: number }]
      >`SELECT count(*)::int AS count FROM request_records`;
      return row.count;
    });

  beforeAll(async () => {
    mine = await createOrganizationFixture("Mine");
    other = await createOrganizationFixture("Other");
  });

  it("are committed when the promise settles, and seen by their own organisation only", async () => {
    await Promise.all(Array.from({ length: 50 }, () => recordRequest(record())));
    expect(await countOf(mine)).toBe(50);
    expect(await countOf(other)).toBe(0);
  });

  it("keep the rest of a batch when one record is bad", async () => {
    const before = await countOf(mine);
    const results = await Promise.allSettled([
      recordRequest(record()),
      recordRequest(record({ status: 99_999 })),
      recordRequest(record()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await countOf(mine)).toBe(before + 2);
  });

  it("make the partition that is missing after a long stop", async () => {
    const before = await countOf(mine);
    await recordRequest(record({ occurredAt: new Date(Date.now() + 60 * DAY) }));
    expect(await countOf(mine)).toBe(before + 1);
  });

  it("cannot be written or changed by the application role, nor changed by the platform", async () => {
    const writing = withOrganization(
      mine.context,
      (transaction) => transaction.$executeRaw`DELETE FROM request_records`,
    );
    await expect(writing).rejects.toThrow(/permission denied/);
    const changing = withPlatform(
      "test",
      (transaction) => transaction.$executeRaw`UPDATE request_records SET status = 200`,
    );
    await expect(changing).rejects.toThrow(/permission denied/);
  });

  it("cannot be read past the policies through a partition", async () => {
    const reading = withPlatform("test", async (transaction) => {
      const [partition] = await transaction.$queryRaw<
        [{ name: string }]
      >`SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'request_records'::regclass LIMIT 1`;
      return transaction.$queryRawUnsafe(`SELECT * FROM ${partition.name}`);
    });
    await expect(reading).rejects.toThrow(/permission denied/);
  });

  it("are dropped by the day when their time is over", async () => {
    const before = await countOf(mine);
    expect(await dropExpiredPartitions(new Date())).toEqual([]);
    const dropped = await dropExpiredPartitions(new Date(Date.now() + 32 * DAY));
    expect(dropped.length).toBeGreaterThan(0);
    expect(await countOf(mine)).toBeLessThan(before);
  });

  it("get partitions ahead of time, once", async () => {
    const later = new Date(Date.now() + 200 * DAY);
    expect((await ensurePartitions(later)).length).toBeGreaterThan(0);
    expect(await ensurePartitions(later)).toEqual([]);
  });
});
