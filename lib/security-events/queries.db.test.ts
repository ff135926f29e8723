import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { securityEventChainReader } from "./chain-reader";
import { parseEventFilters } from "./filters";
import { appendSecurityEvents } from "./internal/append";
import {
  countNewerEvents,
  getEventStatistics,
  getSecurityEvent,
  listSecurityEvents,
  streamSecurityEvents,
} from "./queries";
import type { SecurityEventDraft } from "./types";

const HOUR = 3_600_000;

describe("reading security events", () => {
  let tenant: OrganizationFixture;
  let other: OrganizationFixture;
  let owner: pg.Client;

  const draft = (changes: Partial<SecurityEventDraft> = {}): SecurityEventDraft => ({
    organizationId: tenant.organization.id,
    kind: "authentication.failed",
    severity: "low",
    source: "product",
    occurredAt: new Date(),
    actor: null,
    sourceAddress: null,
    userAgent: null,
    target: null,
    detail: {},
    idempotencyKey: null,
    ...changes,
  });

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: process.env.DATABASE_SUPERUSER_URL });
    await owner.connect();
    tenant = await createOrganizationFixture("Reader");
    other = await createOrganizationFixture("Stranger");
    const start = Date.now() - 12 * HOUR;
    await appendSecurityEvents(
      Array.from({ length: 120 }, (_, index) =>
        draft({ occurredAt: new Date(start + Math.floor(index / 3) * 1_000), detail: { index } }),
      ),
    );
    await appendSecurityEvents([
      draft({
        kind: "webhook.forged",
        severity: "high",
        actor: { kind: "user", id: "u-7", name: "Ada 100%" },
      }),
      draft({
        kind: "custom.door",
        severity: "info",
        sourceAddress: "2001:db8::1",
        detail: { gate: "north_1" },
      }),
      draft({ organizationId: other.organization.id, kind: "malware.detected", severity: "critical" }),
    ]);
  });
  afterAll(() => owner.end());

  const list = (params: Record<string, string | string[]> = {}, place = {}) =>
    listSecurityEvents(tenant.context, parseEventFilters(params), place);

  it("pages through all events newest first, each once, and back again", async () => {
    const seen: number[] = [];
    let page = await list();
    expect(page).toMatchObject({ total: 122, newerCursor: null });
    const first = page.events.map(({ sequence }) => sequence);
    for (;;) {
      seen.push(...page.events.map(({ sequence }) => sequence));
      if (page.olderCursor === null) break;
      page = await list({}, { after: page.olderCursor });
    }
    expect(seen).toHaveLength(122);
    expect(new Set(seen).size).toBe(122);
    page = await list({}, { before: page.newerCursor });
    page = await list({}, { before: page.newerCursor });
    expect(page.events.map(({ sequence }) => sequence)).toEqual(first);
    expect(page.newerCursor).toBeNull();
  });

  it.each<[Record<string, string | string[]>, number]>([
    [{ severity: "high" }, 1],
    [{ severity: ["high", "info"] }, 2],
    [{ severity: "nonsense" }, 122],
    [{ kind: "custom.door" }, 1],
    [{ kind: "custom.door", severity: "high" }, 0],
    [{ actor: "u-7" }, 1],
    [{ q: "100%" }, 1],
    [{ q: "\u0000" }, 122],
    [{ q: "100%\u0000" }, 1],
    [{ actor: "\u0000u-7" }, 1],
    [{ q: "%" }, 1],
    [{ q: "north_1" }, 1],
    [{ q: "2001:db8" }, 1],
    [{ q: "malware" }, 0],
    [{ range: "24h" }, 122],
  ])("finds by %j", async (params, total) => {
    expect((await list(params)).total).toBe(total);
  });

  it.each(["", "x", "1.2.3", "99999999999999999.1", "-1.1"])("takes %j for no place", async (after) => {
    expect((await list({}, { after })).events).toHaveLength(50);
  });

  it("counts what came after the newest event that is shown", async () => {
    expect(await countNewerEvents(tenant.context, parseEventFilters({}), 120)).toBe(2);
    expect(await countNewerEvents(tenant.context, parseEventFilters({ severity: "high" }), 120)).toBe(1);
  });

  it("counts thirty days by severity and the kinds that occurred, without strangers", async () => {
    const { days, kinds } = await getEventStatistics(tenant.context);
    expect(days).toHaveLength(30);
    const sum = (severity: "low" | "high" | "critical") =>
      days.reduce((total, { counts }) => total + counts[severity], 0);
    expect([sum("low"), sum("high"), sum("critical")]).toEqual([120, 1, 0]);
    expect(kinds[0]).toEqual({ kind: "authentication.failed", events: 120 });
  });

  it("shows one event with its neighbours, and a stranger's as missing", async () => {
    expect(await getSecurityEvent(tenant.context, 121)).toMatchObject({
      event: { sequence: 121, kind: "webhook.forged", actor: { name: "Ada 100%" } },
      previous: 120,
      next: 122,
      problem: null,
    });
    expect(await getSecurityEvent(tenant.context, 1)).toMatchObject({ previous: null, problem: null });
    await expect(getSecurityEvent(other.context, 2)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getSecurityEvent(tenant.context, 1_000)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("streams all that match", async () => {
    const sequences: number[] = [];
    for await (const page of streamSecurityEvents(tenant.context, parseEventFilters({})))
      sequences.push(...page.map(({ sequence }) => sequence));
    expect(sequences).toHaveLength(122);
  });

  it("refuses a role without the permission", async () => {
    const { context } = await createOrganizationFixture("Billing", "billing");
    await expect(listSecurityEvents(context, parseEventFilters({}))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  describe("verifying the chain", () => {
    const verify = (organizationId: string) =>
      verifyChain(
        securityEventChainReader(organizationId, (work) =>
          withOrganization({ organizationId, actor: tenant.context.actor }, work),
        ),
      );

    async function tampered(statement: string) {
      const { organization } = await createOrganizationFixture("Tampered");
      await appendSecurityEvents(
        Array.from({ length: 5 }, () =>
          draft({
            organizationId: organization.id,
            actor: { kind: "user", id: "u-1", name: "Ada" },
            target: { kind: "account", id: newId() },
          }),
        ),
      );
      // Only who can switch triggers off gets this far.
      await owner.query("SET session_replication_role = replica");
      await owner.query(statement, [organization.id]);
      await owner.query("SET session_replication_role = DEFAULT");
      return verify(organization.id);
    }

    it("finds an untouched chain intact", async () => {
      expect(await verify(tenant.organization.id)).toMatchObject({
        state: "intact",
        position: { sequence: 122 },
      });
    });

    it.each([
      [
        "UPDATE security_events SET severity = 'info' WHERE organization_id = $1 AND sequence = 3",
        "altered-content",
        3,
      ],
      [
        "UPDATE security_events SET occurred_at = occurred_at + interval '1 s' WHERE organization_id = $1 AND sequence = 2",
        "altered-content",
        2,
      ],
      [
        "UPDATE security_events SET actor_name = 'Eve' WHERE organization_id = $1 AND sequence = 4",
        "altered-personal-value",
        4,
      ],
      [
        "UPDATE security_events SET personal_salt = NULL WHERE organization_id = $1 AND sequence = 4",
        "partially-erased",
        4,
      ],
      ["DELETE FROM security_events WHERE organization_id = $1 AND sequence = 2", "missing-entry", 2],
      ["DELETE FROM security_events WHERE organization_id = $1 AND sequence = 5", "truncated-tail", 5],
      [
        "UPDATE security_event_chain_heads SET hash = sha256('x') WHERE organization_id = $1",
        "wrong-head",
        5,
      ],
    ])("names the first broken event: %s", async (statement, problem, brokenSequence) => {
      expect(await tampered(statement)).toMatchObject({ state: "broken", problem, brokenSequence });
    });
  });
});
