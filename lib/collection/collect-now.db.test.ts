import { describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { collectNow } from "./mutations";
import { getCollectionStatus } from "./queries";

describe("collecting now", () => {
  it("collects the newest slot, leaves an audit entry, and shows in the status", async () => {
    const { context } = await createOrganizationFixture("Admin", "admin");
    expect(await getCollectionStatus(context)).toMatchObject({ state: "never", lastTick: null });
    const result = await collectNow(context);
    expect(result.collected).toBe(true);

    const [entry] = await withOrganization(context, (transaction) =>
      transaction.auditLog.findMany({ select: { action: true, resourceId: true } }),
    );
    expect(entry).toEqual({ action: "collection.run", resourceId: result.slot });
    expect((await getCollectionStatus(context)).lastTick).toMatchObject({ slot: result.slot });
  });

  it("is for admins and owners only", async () => {
    const { context } = await createOrganizationFixture("Member", "member");
    await expect(collectNow(context)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not tell a tenant how many organisations there are", async () => {
    const { context } = await createOrganizationFixture("Curious");
    const reading = withOrganization(
      context,
      (transaction) => transaction.$queryRaw`SELECT organizations FROM collection_ticks`,
    );
    await expect(reading).rejects.toThrow(/permission denied/);
  });
});
