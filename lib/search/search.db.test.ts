import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { memberContext } from "@/lib/core/context";
import type { Role } from "@/lib/core/roles";
import { recordSecurityEvent } from "@/lib/security-events/record";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { searchRecords } from "./queries";
import type { RecordKind } from "./types";

describe("searching an organisation's records", () => {
  let tenant: OrganizationFixture;

  async function fill({ context }: OrganizationFixture, word: string) {
    await createApiKey(context, { name: `${word} exporter`, scopes: ["metrics:write"], expiresInDays: 90 });
    await recordSecurityEvent({
      organizationId: context.organizationId,
      kind: "authentication.failed",
      actor: { kind: "system", name: word },
      occurredAt: new Date(),
    });
  }

  async function kindsFor(role: Role, typed: string): Promise<RecordKind[]> {
    const { organization, user, context } = tenant;
    const found = await searchRecords(
      memberContext({ organization, user, role, origin: context.origin }),
      typed,
    );
    return found.map(({ kind }) => kind);
  }

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Zebra");
    await fill(tenant, "Zebra");
    await fill(await createOrganizationFixture("Zebra rival"), "Zebra rival");
  });

  it("finds members, keys, events and audit entries by what they are called", async () => {
    const found = await searchRecords(tenant.context, "zebra");
    expect(found.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      "member: Zebra Person",
      "api_key: Zebra exporter",
      "security_event: authentication.failed",
      "audit_entry: api-keys.create",
    ]);
  });

  it("finds metrics by their label and by their name", async () => {
    const labels = async (typed: string) =>
      (await searchRecords(tenant.context, typed)).flatMap(({ kind, label }) =>
        kind === "metric" ? [label] : [],
      );
    expect(await labels("mean lat")).toEqual(["Mean latency"]);
    expect(await labels("api_latency_ms")).toContain("Mean latency");
  });

  it("shows nothing of another organisation", async () => {
    expect(await searchRecords(tenant.context, "rival")).toEqual([]);
  });

  it("shows each role only the kinds it may see", async () => {
    expect(await kindsFor("owner", "zebra")).toEqual(["member", "api_key", "security_event", "audit_entry"]);
    expect(await kindsFor("member", "zebra")).toEqual(["member", "security_event"]);
    expect(await kindsFor("billing", "zebra")).toEqual([]);
  });

  it("takes wildcards and single letters for what they are", async () => {
    expect(await searchRecords(tenant.context, "z")).toEqual([]);
    expect(await searchRecords(tenant.context, "%%")).toEqual([]);
    expect(await searchRecords(tenant.context, "__")).toEqual([]);
  });
});
