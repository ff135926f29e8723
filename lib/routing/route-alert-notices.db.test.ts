import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import { useClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import {
  createFiringAlert,
  createNotice,
  createPolicyRow,
  resolveAlert,
} from "@/scripts/testing/alert-records";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { flushHeldNotices } from "./flush-held-notices";
import { raiseOwedNotices } from "./raise-owed-notices";
import { routeAlertNotices } from "./route-alert-notices";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));
vi.mock("@/lib/alerts/decisions/append", { spy: true });

const START = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

describe("routing of alert notices", () => {
  let tenant: OrganizationFixture;
  let policyId: string;
  let clock: Date;
  let restoreClock: () => void;

  beforeEach(async () => {
    clock = new Date(START);
    restoreClock = useClock(() => clock);
    // Of the tests before.
    await asSuperuser("UPDATE alert_notices SET routed_at = now() WHERE routed_at IS NULL");
    await asSuperuser("DELETE FROM held_notices");
    await asSuperuser("UPDATE alerts SET state = 'resolved', resolved_at = now() WHERE state <> 'resolved'");
    tenant = await createOrganizationFixture("Told");
    policyId = await createPolicyRow(id());
  });
  afterEach(() => {
    restoreClock();
    vi.mocked(appendDecisions).mockClear();
  });

  const id = () => tenant.organization.id;
  const fire = (options: { labels?: Record<string, string>; severity?: string; policyId?: string } = {}) =>
    createFiringAlert(id(), { policyId, at: clock, ...options });
  const pass = (minutes: number) => {
    clock = new Date(clock.getTime() + minutes * MINUTE);
  };

  /** What an hour of ticks and wakes does at this instant. */
  const work = async () => {
    await raiseOwedNotices();
    await routeAlertNotices();
    await flushHeldNotices();
  };

  const deliveries = async (organizationId = id()) => {
    const { rows } = await asSuperuser(
      `SELECT kind, message->>'title' AS title, user_id, idempotency_key FROM notification_deliveries
        WHERE organization_id = $1 ORDER BY created_at, id`,
      [organizationId],
    );
    return rows as { kind: string; title: string; user_id: string; idempotency_key: string }[];
  };
  const kinds = async () => (await deliveries()).map(({ kind }) => kind);

  const reasons = async (alertId: string) =>
    withOrganization(tenant.context, async (transaction) => {
      const rows = await transaction.alertDecision.findMany({
        where: { alertId },
        orderBy: { sequence: "asc" },
      });
      return rows.map(({ content }) => (JSON.parse(content) as { reason: string }).reason);
    });

  const silence = (matchers: object[], changes: { endsAt?: Date; approved?: boolean } = {}) =>
    asSuperuser(
      `INSERT INTO mute_windows (organization_id, kind, matchers, starts_at, ends_at, reason, created_by_name,
         approved_by_user_id, approved_by_name, approved_at)
       VALUES ($1, 'silence', $2, $3, $4, 'Deployment', 'Ada', $5, $6, $7)`,
      [
        id(),
        JSON.stringify(matchers),
        new Date(START),
        changes.endsAt ?? new Date(START + 60 * MINUTE),
        changes.approved ? tenant.user.id : null,
        changes.approved ? "Ben" : null,
        changes.approved ? new Date(START) : null,
      ],
    );

  const settings = (changes: Record<string, unknown>) => {
    const row: Record<string, unknown> = {
      group_by: ["policy"],
      group_wait_seconds: 30,
      group_interval_seconds: 300,
      repeat_interval_seconds: 14_400,
      hourly_limit: 30,
      critical_hourly_limit: 60,
      outside_hours_severity: "high",
      critical_control_ids: [],
      ...changes,
    };
    const names = Object.keys(row);
    return asSuperuser(
      `INSERT INTO routing_settings (organization_id, ${names.join(", ")})
       VALUES ($1, ${names.map((_, place) => `$${place + 2}`).join(", ")})`,
      [id(), ...Object.values(row)],
    );
  };

  it("tells the admins at once of what is critical, with the decision and a line in the product", async () => {
    const alertId = await fire({ severity: "critical", labels: { service: "checkout" } });
    await work();
    expect(await deliveries()).toEqual([
      {
        kind: "fired",
        title: "Latency (checkout)",
        user_id: tenant.user.id,
        idempotency_key: expect.stringMatching(/^notice:.*:user:/) as string,
      },
    ]);
    expect(await reasons(alertId)).toEqual(["told"]);
    const { rows } = await asSuperuser("SELECT title FROM notifications WHERE organization_id = $1", [id()]);
    expect(rows).toEqual([{ title: "Latency fires" }]);
  });

  it("lets a group wait for half a minute and tells it in one message", async () => {
    for (const service of ["a", "b", "c"]) await fire({ labels: { service } });
    await work();
    expect(await kinds()).toEqual([]);
    pass(1);
    await work();
    expect(await deliveries()).toMatchObject([{ kind: "bundle", title: "3 alerts: 3 firing" }]);
  });

  it("tells nobody of what fired and was over within the wait, and says so", async () => {
    const alertId = await fire();
    await work();
    await resolveAlert(id(), alertId, clock);
    await work();
    pass(1);
    await work();
    expect(await kinds()).toEqual([]);
    expect(await reasons(alertId)).toEqual(["held", "cleared_before_told"]);
  });

  it("tells that it is over to exactly those who were told that it fires, whatever was changed since", async () => {
    const told = await fire({ severity: "critical", labels: { service: "a" } });
    await work();
    await asSuperuser("UPDATE alert_policies SET contact_email = 'new@company.example' WHERE id = $1", [
      policyId,
    ]);
    await silence([{ name: "service", operator: "=", value: "a" }], { approved: true });
    await resolveAlert(id(), told, clock);
    await work();
    expect((await deliveries()).map(({ kind, user_id }) => [kind, user_id])).toEqual([
      ["fired", tenant.user.id],
      ["resolved", tenant.user.id],
    ]);
  });

  it("tells nobody that something is over of which nobody was told", async () => {
    await silence([{ name: "service", operator: "=", value: "a" }]);
    const alertId = await fire({ labels: { service: "a" } });
    await work();
    await resolveAlert(id(), alertId, clock);
    await work();
    expect(await kinds()).toEqual([]);
    expect(await reasons(alertId)).toEqual(["suppressed_by_silence", "nobody_was_told"]);
  });

  it("tells of what still fires once the silence has ended: it is never forgotten", async () => {
    await silence([{ name: "policy", operator: "=", value: "Latency" }]);
    const alertId = await fire();
    await work();
    pass(30);
    await work();
    expect(await kinds()).toEqual([]);
    pass(31);
    await work();
    expect(await kinds()).toEqual([]);
    pass(1);
    await work();
    expect(await kinds()).toEqual(["fired"]);
    expect(await reasons(alertId)).toEqual(["suppressed_by_silence", "held", "told"]);
  });

  it("does not let one person mute what is critical", async () => {
    await silence([{ name: "policy", operator: "=", value: "Latency" }]);
    await fire({ severity: "critical" });
    await work();
    expect(await kinds()).toEqual(["fired"]);
  });

  it("honours the cooldown from the last fire that was told, and breaks it for what is graver", async () => {
    policyId = await createPolicyRow(id(), { cooldownSeconds: 3_600 });
    await settings({ group_wait_seconds: 0, group_interval_seconds: 0 });
    const first = await fire();
    await work();
    await resolveAlert(id(), first, clock);
    await work();
    pass(10);
    const second = await fire();
    await work();
    expect(await kinds()).toEqual(["fired", "resolved"]);
    await createNotice(id(), { alertId: second, kind: "severity_raised", severity: "critical", at: clock });
    await work();
    expect(await kinds()).toEqual(["fired", "resolved", "severity_raised"]);
  });

  it("bundles what is over the hourly limit instead of dropping it", async () => {
    await settings({ group_by: ["service"], group_wait_seconds: 0, hourly_limit: 2 });
    for (const service of ["a", "b", "c", "d", "e"]) await fire({ labels: { service } });
    await work();
    expect(await kinds()).toEqual(["fired", "fired"]);
    pass(31);
    await work();
    expect(await deliveries()).toMatchObject([{}, {}, { kind: "bundle", title: "3 alerts: 3 firing" }]);
  });

  it("lets a person sleep, and tells in the morning what happened", async () => {
    await asSuperuser(
      `INSERT INTO alert_preferences (organization_id, user_id, quiet_hours) VALUES ($1, $2, $3)`,
      [
        id(),
        tenant.user.id,
        JSON.stringify({ days: [1, 2, 3, 4, 5, 6, 7], from: "11:00", until: "15:00", timeZone: "UTC" }),
      ],
    );
    const over = await fire({ labels: { service: "a" } });
    await fire({ labels: { service: "b" } });
    await work();
    await resolveAlert(id(), over, clock);
    pass(60);
    await work();
    expect(await kinds()).toEqual([]);
    await fire({ severity: "critical", labels: { service: "c" } });
    await work();
    expect(await kinds()).toEqual(["fired"]);
    pass(121);
    await work();
    expect(await deliveries()).toMatchObject([
      {},
      { kind: "bundle", title: "2 alerts: 1 firing, 1 resolved" },
    ]);
  });

  it("reminds those who were told of what nobody acknowledges, after the repeat interval", async () => {
    await fire({ severity: "critical" });
    await work();
    pass(239);
    await work();
    expect(await kinds()).toEqual(["fired"]);
    pass(2);
    await work();
    await work();
    expect(await kinds()).toEqual(["fired", "reminder"]);
    await asSuperuser("UPDATE alerts SET state = 'acknowledged' WHERE organization_id = $1", [id()]);
    pass(300);
    await work();
    expect(await kinds()).toEqual(["fired", "reminder"]);
  });

  it("falls back to the admins where an entry names nothing, and records which", async () => {
    policyId = await createPolicyRow(id(), { channels: ["group:gone"] });
    const alertId = await fire({ severity: "critical" });
    await work();
    expect(await deliveries()).toMatchObject([{ user_id: tenant.user.id }]);
    const { rows } = await asSuperuser("SELECT content FROM alert_decisions WHERE alert_id = $1", [alertId]);
    const [{ content }] = rows as [{ content: string }];
    expect(JSON.parse(content)).toMatchObject({ unresolved: ["group:gone"], fell_back: true });
  });

  it("killed before its commit it leaves nothing behind, and tells once when it begins again", async () => {
    await fire({ severity: "critical" });
    vi.mocked(appendDecisions).mockRejectedValueOnce(new Error("killed"));
    await expect(routeAlertNotices()).rejects.toThrow("killed");
    expect(await kinds()).toEqual([]);
    await work();
    await work();
    expect(await kinds()).toEqual(["fired"]);
  });

  it("killed between its batch and the announcement it does not tell again", async () => {
    await settings({ group_wait_seconds: 0 });
    await fire({ labels: { service: "a" } });
    await fire({ labels: { service: "b" } });
    const [one, other] = await Promise.all([routeAlertNotices(), routeAlertNotices()]);
    expect(one.routed + other.routed).toBe(2);
    await work();
    const keys = (await deliveries()).map(({ idempotency_key }) => idempotency_key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("takes turns: the storm of one organisation does not keep another waiting for a batch", async () => {
    const other = await createOrganizationFixture("Calm");
    const otherPolicy = await createPolicyRow(other.organization.id);
    await asSuperuser(
      `WITH storm AS (
         INSERT INTO alerts (organization_id, policy_id, policy_version, fingerprint, labels, episode, severity, state,
           fired_at, changed_at)
         SELECT $1, $2, 1, 'f' || n, jsonb_build_object('n', n::text), 1, 'critical', 'firing', $3, $3
           FROM generate_series(1, 700) AS n RETURNING organization_id, id
       )
       INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, created_at)
       SELECT organization_id, id, 'fired', 'critical', $3, $3 FROM storm`,
      [id(), policyId, clock],
    );
    await createFiringAlert(other.organization.id, {
      policyId: otherPolicy,
      severity: "critical",
      at: clock,
    });
    vi.mocked(appendDecisions).mockImplementationOnce(async (transaction, drafts) => {
      expect(drafts.map(({ organizationId }) => organizationId)).toContain(other.organization.id);
      const actual = await vi.importActual<typeof import("@/lib/alerts/decisions/append")>(
        "@/lib/alerts/decisions/append",
      );
      await actual.appendDecisions(transaction, drafts);
    });
    await routeAlertNotices();
    expect(await deliveries(other.organization.id)).toHaveLength(1);
    expect((await deliveries()).length).toBe(60);
  });
});
