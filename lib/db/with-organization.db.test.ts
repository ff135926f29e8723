import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { withOrganization } from "./with-organization";

describe("the tenants' door", () => {
  let first: OrganizationFixture;
  let second: OrganizationFixture;

  beforeAll(async () => {
    first = await createOrganizationFixture("First");
    second = await createOrganizationFixture("Second");
  });

  it("shows the rows of its own organisation only", async () => {
    const seen = await withOrganization(first.context, (transaction) =>
      transaction.organization.findMany({ select: { id: true } }),
    );
    expect(seen).toEqual([{ id: first.organization.id }]);
  });

  it("refuses to write a row for another organisation", async () => {
    const writing = withOrganization(first.context, (transaction) =>
      transaction.membership.create({
        data: { organizationId: second.organization.id, userId: first.user.id, role: "owner" },
      }),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  it("keeps parallel transactions of different organisations apart", async () => {
    const contexts = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? first : second));
    const seen = await Promise.all(
      contexts.map(({ context }) =>
        withOrganization(context, (transaction) =>
          transaction.membership.findMany({ select: { organizationId: true } }),
        ),
      ),
    );
    expect(seen.map((rows) => rows[0]?.organizationId)).toEqual(
      contexts.map(({ organization }) => organization.id),
    );
  });

  it("shows fellow members and nobody else", async () => {
    const names = await withOrganization(first.context, (transaction) =>
      transaction.user.findMany({ select: { id: true } }),
    );
    expect(names).toEqual([{ id: first.user.id }]);
  });

  it("cannot read credentials", async () => {
    const reading = withOrganization(first.context, (transaction) => transaction.userCredential.findMany());
    await expect(reading).rejects.toThrow(/permission denied/);
  });
});
