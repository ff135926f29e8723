import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { GENESIS_HASH, linkHash } from "@/lib/audit/chain";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { appendDecisions } from "./append";
import type { DecisionDraft } from "./types";

const draft = (organizationId: string, place: number): DecisionDraft => ({
  organizationId,
  at: new Date(Date.UTC(2026, 10, 21, 12, place)),
  kind: "transition",
  policyId: null,
  policyVersion: null,
  fingerprint: null,
  alertId: null,
  content: { reason: "threshold_crossed", value: place },
});

describe("the chain of decisions", () => {
  let one: OrganizationFixture;
  let other: OrganizationFixture;

  const decisionsOf = ({ context }: OrganizationFixture) =>
    withOrganization(context, (transaction) =>
      transaction.alertDecision.findMany({ orderBy: { sequence: "asc" } }),
    );

  beforeAll(async () => {
    one = await createOrganizationFixture("One");
    other = await createOrganizationFixture("Other");
  });

  it("numbers and links the decisions of each organisation in the given order, over several writes", async () => {
    const ids = [one.organization.id, other.organization.id];
    await withPlatform("test", (transaction) =>
      appendDecisions(
        transaction,
        Array.from({ length: 6 }, (_, place) => draft(ids[place % 2] ?? "", place)),
      ),
    );
    await withOrganization(one.context, (transaction) =>
      appendDecisions(transaction, [draft(one.organization.id, 6)]),
    );

    for (const [fixture, places] of [
      [one, [0, 2, 4, 6]],
      [other, [1, 3, 5]],
    ] as const) {
      let previousHash = GENESIS_HASH;
      const decisions = await decisionsOf(fixture);
      expect(decisions.map(({ content }) => content)).toEqual(
        places.map((place) => `{"reason":"threshold_crossed","value":${place}}`),
      );
      for (const [index, decision] of decisions.entries()) {
        const contentHash = createHash("sha256").update(decision.content).digest("hex");
        const hash = linkHash({
          organizationId: fixture.organization.id,
          sequence: index + 1,
          previousHash,
          contentHash,
        });
        expect(Number(decision.sequence)).toBe(index + 1);
        expect(Buffer.from(decision.previousHash).toString("hex")).toBe(previousHash);
        expect(Buffer.from(decision.hash).toString("hex")).toBe(hash);
        previousHash = hash;
      }
    }
  });

  it("refuses to write into another organisation", async () => {
    const writing = withOrganization(one.context, (transaction) =>
      appendDecisions(transaction, [draft(other.organization.id, 9)]),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  it("cannot be changed or shortened", async () => {
    for (const statement of ["UPDATE alert_decisions SET content = 'x'", "DELETE FROM alert_decisions"])
      await expect(
        withPlatform("test", (transaction) => transaction.$executeRawUnsafe(statement)),
      ).rejects.toThrow(/permission denied|insert-only/);
  });
});
