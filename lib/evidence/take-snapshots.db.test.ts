import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { recordRequest } from "@/lib/request-records/record";
import { recordAudit } from "@/lib/audit/record";
import { runCollection } from "@/lib/collection/run-collection";
import { SLOT_MS } from "@/lib/collection/slots";
import { ingestSecurityEvents } from "@/lib/security-events/ingest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { boundsOf, dayOf, DAY_MS, nextDay, settledAt } from "./days";
import { getSnapshot, listMissedDays, listSnapshots } from "./queries";
import { recomputeSnapshot } from "./recompute";
import { signingKeyOf, type SigningKey } from "./signing/signature";
import { takeAllSnapshots } from "./take-all-snapshots";

const seed = (byte: number) => Buffer.alloc(32, byte).toString("base64");

const ring = vi.hoisted(() => ({ current: null as SigningKey | null }));
vi.mock("./signing/key-ring", async (original) => ({
  ...(await original<typeof import("./signing/key-ring")>()),
  currentSigningKey: () => ring.current,
}));

// Partitions are there for today, so that is the day that is looked at, from tomorrow.
const today = dayOf(new Date());
const noon = new Date(boundsOf(today).from.getTime() + DAY_MS / 2);
const ended = boundsOf(today).until;

describe("the daily snapshot", () => {
  let busy: OrganizationFixture;
  let idle: OrganizationFixture;
  let instant = noon;
  const restoreClock = useClock(() => instant);

  const at = (moment: Date) => {
    instant = moment;
  };
  const snapshotOf = async ({ context }: OrganizationFixture, day = today) =>
    (await getSnapshot(context, day)).document;
  const failedSignIn = { kind: "authentication.failed", actor: { name: "Stranger" } };

  beforeAll(async () => {
    ring.current = signingKeyOf(seed(1));
    busy = await createOrganizationFixture("Busy");
    idle = await createOrganizationFixture("Idle");
    await asSuperuser("UPDATE organizations SET created_at = $2 WHERE id = $1", [
      busy.organization.id,
      new Date(boundsOf(today).from.getTime() - DAY_MS),
    ]);
    await ingestSecurityEvents(busy.context, [failedSignIn, failedSignIn], null);
    await withOrganization(busy.context, (transaction) =>
      recordAudit(transaction, busy.context, {
        action: "organization.rename",
        resource: { kind: "organization", id: busy.organization.id },
      }),
    );
    for (const [status, durationMilliseconds] of [
      [200, 10],
      [200, 20],
      [500, 60],
      [200, 30],
    ] as const)
      await recordRequest({
        organizationId: busy.organization.id,
        route: "/[organization]/dashboard",
        method: "GET",
        status,
        durationMilliseconds,
        actorKind: "user",
        actorId: busy.user.id,
        occurredAt: new Date(noon.getTime() - SLOT_MS / 2),
      });
    await runCollection(noon);
    await asSuperuser("UPDATE collection_ticks SET finished_at = slot + interval '1 second'");
  });

  afterAll(() => restoreClock());

  it("is not taken before the day's last figures are there", async () => {
    at(new Date(settledAt(today).getTime() - 1));
    expect(await takeAllSnapshots(ended)).toMatchObject({
      snapshot_date: dayOf(new Date(boundsOf(today).from.getTime() - 1)),
      snapshots_taken: 1,
    });
  });

  it("says of every organisation what was measured, in the documented shape", async () => {
    at(settledAt(today));
    expect(await takeAllSnapshots(ended)).toEqual({
      snapshot_date: today,
      snapshots_taken: 2,
      organizations: 2,
    });

    const { trust_principles: figures, evidence, chain } = await snapshotOf(busy);
    expect(figures).toEqual({
      security: {
        rls_policies_active: expect.any(Number),
        auth_failures_30d: 2,
        prompt_injection_attempts: null,
        audit_chain_integrity: true,
      },
      availability: { uptime_percentage: expect.any(Number), api_latency_avg_ms: 30, error_rate: 25 },
      processing_integrity: { llm_success_rate: null, rag_accuracy: null, audit_logs_complete: true },
      confidentiality: {
        encryption_at_rest: null,
        encryption_in_transit: false,
        data_leakage_incidents: null,
      },
      privacy: { gdpr_compliant: null, dsar_response_time_avg_days: null, pii_redaction_active: true },
    });
    expect(evidence.error_rate).toMatchObject({ numerator: 1, denominator: 4, sample: 4, unit: "percent" });
    expect(evidence.uptime_percentage).toMatchObject({ numerator: 1, denominator: 288, value: 0.347 });
    expect(evidence.encryption_at_rest).toMatchObject({ value: null, reason: "not_verifiable" });
    const isolation = evidence.rls_policies_active;
    expect(isolation.numerator).toBe(isolation.denominator);
    expect(isolation.sample).toBeGreaterThan(0);
    expect(chain).toMatchObject({ sequence: 2, late: false });
    const first = await snapshotOf(busy, dayOf(new Date(boundsOf(today).from.getTime() - 1)));
    expect(first.chain).toMatchObject({ sequence: 1, late: true, previous_hash: "0".repeat(64) });
    expect(first.hash_signature).toContain(chain.previous_hash);
  });

  it("signs also a day on which nothing was known, and says so", async () => {
    at(settledAt(today));
    const { evidence, completeness } = await snapshotOf(idle);
    expect(evidence.api_latency_avg_ms).toMatchObject({ value: null, reason: "no_data" });
    expect(evidence.uptime_percentage).toMatchObject({ value: null, reason: "coverage_too_low" });
    expect(evidence.auth_failures_30d.value).toBe(0);
    expect(completeness.known).toBeLessThan(completeness.total);
    expect((await getSnapshot(idle.context, today)).signature).toBe("valid");
  });

  it("changes nothing when it is taken again, also by two at once", async () => {
    at(settledAt(today));
    const before = await snapshotOf(busy);
    const again = await Promise.all([takeAllSnapshots(ended), takeAllSnapshots(ended)]);
    expect(again.map(({ snapshots_taken }) => snapshots_taken)).toEqual([0, 0]);
    expect(await snapshotOf(busy)).toEqual(before);
  });

  it("comes out the same when it is computed again later, byte for byte", async () => {
    at(new Date(settledAt(today).getTime() + 3 * DAY_MS));
    expect(await recomputeSnapshot(busy.context, today)).toEqual({
      identical: true,
      differing: [],
      skipped: ["rls_policies_active", "encryption_in_transit", "pii_redaction_active"],
    });
  });

  it("shows which figures no longer come out, when rows were changed behind its back", async () => {
    at(settledAt(today));
    await asSuperuser("ALTER TABLE security_events DISABLE TRIGGER USER");
    await asSuperuser("UPDATE metrics_5m SET error_rate = 0 WHERE organization_id = $1", [
      busy.organization.id,
    ]);
    await asSuperuser("DELETE FROM security_events WHERE organization_id = $1 AND sequence = 2", [
      busy.organization.id,
    ]);
    const { identical, differing } = await recomputeSnapshot(busy.context, today);
    expect(identical).toBe(false);
    expect(differing).toEqual(["auth_failures_30d", "api_latency_avg_ms", "error_rate"]);
  });

  it("lists the days that have none", async () => {
    at(settledAt(nextDay(nextDay(today))));
    expect(await listMissedDays(busy.context)).toEqual([nextDay(nextDay(today)), nextDay(today)]);
  });

  it("belongs to its organisation alone", async () => {
    at(settledAt(today));
    const { items } = await listSnapshots(idle.context, { limit: 10 });
    expect(items.map(({ day }) => day)).toEqual([today]);
    const yesterday = dayOf(new Date(boundsOf(today).from.getTime() - 1));
    await expect(getSnapshot(idle.context, yesterday)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const outsider = { ...idle.context, permissions: [] };
    await expect(getSnapshot(outsider, today)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused any change by the database", async () => {
    at(settledAt(today));
    for (const statement of [
      "UPDATE soc2_evidence_snapshots SET late = false",
      "DELETE FROM soc2_evidence_snapshots",
      "TRUNCATE soc2_evidence_snapshots",
    ])
      await expect(asSuperuser(statement)).rejects.toThrow(/insert-only/);
  });

  it("is told apart when what is stored is not what was signed", async () => {
    at(settledAt(today));
    await asSuperuser("ALTER TABLE soc2_evidence_snapshots DISABLE TRIGGER USER");
    await asSuperuser(
      "UPDATE soc2_evidence_snapshots SET content = replace(content, '\"no_source\"', '\"no_data\"') WHERE organization_id = $1",
      [idle.organization.id],
    );
    expect((await getSnapshot(idle.context, today)).signature).toBe("broken");
  });

  it("is verified with retired keys, unsigned without a key, and distrusted when its key was revoked", async () => {
    const tomorrow = nextDay(today);
    at(settledAt(tomorrow));
    ring.current = signingKeyOf(seed(2));
    await takeAllSnapshots(boundsOf(tomorrow).until);
    ring.current = null;
    at(settledAt(nextDay(tomorrow)));
    await takeAllSnapshots(boundsOf(nextDay(tomorrow)).until);

    const states = async () =>
      Promise.all(
        [today, tomorrow, nextDay(tomorrow)].map(
          async (day) => (await getSnapshot(busy.context, day)).signature,
        ),
      );
    expect(await states()).toEqual(["valid", "valid", "unsigned"]);
    await asSuperuser("UPDATE evidence_signing_keys SET revoked_at = now() WHERE retired_at IS NULL");
    expect(await states()).toEqual(["valid", "revoked_key", "unsigned"]);
  });
});
