import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { explainAlert } from "@/lib/alerts/decisions/explain-alert";
import { snoozeAlerts } from "@/lib/alerts/mutations/snooze";
import { saveInhibitionRule } from "@/lib/routing/mutations";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";
import { raiseOwedNotices } from "@/lib/routing/raise-owed-notices";
import { createSilence, planMaintenance } from "@/lib/routing/windows/mutations";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createEscalationFixture } from "@/scripts/testing/on-call-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { advanceEscalations } from "./advance";
import { hastenEscalations } from "./hasten";
import type { Target } from "./plan";
import { startEscalations } from "./start";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const MINUTE = 60_000;
const noon = new Date("2026-11-21T12:00:00Z");
const minutes = (count: number) => new Date(noon.getTime() + count * MINUTE);

let tenant: OrganizationFixture;
let ada: MemberFixture;
let ben: MemberFixture;
let alertId: string;
let restoreClock = () => {};

const user = ({ user: { id } }: MemberFixture): Target => ({ kind: "user", id });
const window = (startsAt: Date, endsAt: Date) => ({
  matchers: [{ name: "host", operator: "=~" as const, value: ".+" }],
  startsAt,
  endsAt,
  recurrence: null,
  reason: "Deployment",
  alertId: null,
});
const step = (delayMinutes: number, ...targets: Target[]) => ({ delayMinutes, targets });

beforeEach(async () => {
  clock = noon;
  restoreClock = useClock(() => clock);
  tenant = await createOrganizationFixture("Paged");
  ada = await addMemberFixture(tenant.organization, "member");
  ben = await addMemberFixture(tenant.organization, "member");
  alertId = await createAlertFixture(tenant);
});
afterEach(async () => {
  restoreClock();
  await asSuperuser("DELETE FROM escalation_runs");
});

let clock = noon;

async function start(escalationPolicyId: string, at = noon): Promise<string[]> {
  const organizationId = tenant.organization.id;
  const runs = await withPlatform("test", (transaction) =>
    startEscalations(transaction, [{ organizationId, alertId, escalationPolicyId, at }]),
  );
  return runs.map(({ runId }) => runId);
}

/** Who was sent something, in order. */
async function told(): Promise<string[]> {
  const { rows } = await asSuperuser(
    `SELECT users.id FROM notification_deliveries AS delivery JOIN users ON users.id = delivery.user_id
      WHERE organization_id = $1 ORDER BY delivery.id`,
    [tenant.organization.id],
  );
  const names = new Map([
    [ada.user.id, "ada"],
    [ben.user.id, "ben"],
  ]);
  return rows.map(({ id }: { id: string }) => names.get(id) ?? id);
}

async function deliveryIds(): Promise<string[]> {
  const { rows } = await asSuperuser(
    "SELECT id FROM notification_deliveries WHERE organization_id = $1 ORDER BY id",
    [tenant.organization.id],
  );
  return rows.map(({ id }: { id: string }) => id);
}

async function runs(): Promise<{ state: string; reason: string | null; next: Date | null }[]> {
  const { rows } = await asSuperuser(
    "SELECT state, reason, next_at AS next FROM escalation_runs WHERE organization_id = $1 ORDER BY id",
    [tenant.organization.id],
  );
  return rows as { state: string; reason: string | null; next: Date | null }[];
}

async function reasons(): Promise<string[]> {
  const { rows } = await asSuperuser(
    `SELECT content::jsonb ->> 'reason' AS reason FROM alert_decisions
      WHERE organization_id = $1 AND kind = 'routing' ORDER BY sequence`,
    [tenant.organization.id],
  );
  return rows.map(({ reason }: { reason: string }) => reason);
}

describe("an escalation that something comes between", () => {
  it.each([
    ["a silence", createSilence],
    ["maintenance", planMaintenance],
  ])("ends at once with %s, says so, and sets out anew where the alert outlasts it", async (_, mute) => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await mute(tenant.context, window(noon, minutes(60)));
    expect(await runs()).toEqual([{ state: "stopped", reason: "silenced", next: null }]);
    expect(await reasons()).toEqual(["escalation_step", "escalation_stopped"]);
    clock = minutes(59);
    await raiseOwedNotices();
    await advanceEscalations(minutes(59));
    expect(await told()).toEqual(["ada"]);
    clock = minutes(61);
    await raiseOwedNotices();
    await raiseOwedNotices();
    await advanceEscalations(minutes(61));
    expect(await told()).toEqual(["ada", "ada"]);
    expect((await runs()).map(({ state }) => state)).toEqual(["stopped", "running"]);
  });

  it("ends at a step where another alert explains its own by then, says which rule, and sets out anew after it", async () => {
    const rule = {
      name: "Dead hosts",
      source: [{ name: "role", operator: "=" as const, value: "host" }],
      target: [{ name: "role", operator: "=" as const, value: "service" }],
      equal: ["rack"],
      enabled: true,
    };
    await saveInhibitionRule(tenant.context, rule);
    alertId = await createAlertFixture(tenant, { labels: { role: "service", rack: "7" } });
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await createAlertFixture(tenant, { labels: { role: "host", rack: "8" } });
    const source = await createAlertFixture(tenant, { labels: { role: "host", rack: "7" } });
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada"]);
    const [, whoWasTold] = await explainAlert(tenant.context, alertId);
    expect(whoWasTold?.steps.at(-1)).toMatchObject({
      text: "The escalation stopped",
      details: ["Escalation policy Platform.", "Inhibition “Dead hosts”."],
    });
    clock = minutes(10);
    await raiseOwedNotices();
    expect((await runs()).map(({ state }) => state)).toEqual(["stopped"]);
    await asSuperuser(
      "UPDATE alerts SET state = 'resolved', resolution = 'cleared', resolved_at = $2 WHERE id = $1",
      [source, minutes(14)],
    );
    clock = minutes(15);
    await raiseOwedNotices();
    await advanceEscalations(minutes(15));
    expect(await told()).toEqual(["ada", "ada"]);
    expect((await runs()).map(({ state }) => state)).toEqual(["stopped", "running"]);
  });

  it("reaches nobody at a step that falls into maintenance planned before", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await planMaintenance(tenant.context, window(minutes(3), minutes(60)));
    await start(policy.id);
    await advanceEscalations(noon);
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada"]);
    expect(await runs()).toEqual([{ state: "stopped", reason: "silenced", next: null }]);
  });

  it("goes on through a silence of a critical alert that nobody has approved", async () => {
    alertId = await createAlertFixture(tenant, { severity: "critical" });
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await createSilence(tenant.context, window(noon, minutes(60)));
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada", "ben"]);
  });

  it("goes on at once where the snooze is taken back", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await snoozeAlerts(tenant.context, { ids: [alertId], until: minutes(60) });
    await advanceEscalations(minutes(5));
    clock = minutes(20);
    await snoozeAlerts(tenant.context, { ids: [alertId], until: null });
    await advanceEscalations(minutes(20));
    expect(await told()).toEqual(["ada", "ben"]);
  });

  it("waits where it stands while its alert is snoozed, and then goes on", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await asSuperuser("UPDATE alerts SET snoozed_until = $2 WHERE id = $1", [alertId, minutes(60)]);
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada"]);
    await advanceEscalations(minutes(60));
    expect(await told()).toEqual(["ada", "ben"]);
  });

  it("does not wait for an answer where nothing of a step arrives: the next one is called at once", async () => {
    const policy = await createEscalationFixture(tenant, [
      step(30, user(ada), user(ben)),
      step(30, user(ben)),
      step(30, user(ada)),
    ]);
    await start(policy.id);
    await advanceEscalations(noon);
    const [first, second] = await deliveryIds();
    const lose = async (id = "") => {
      await asSuperuser(
        "UPDATE notification_deliveries SET state = 'failed', finished_at = now() WHERE id = $1",
        [id],
      );
      const failed = [{ organizationId: tenant.organization.id, id }];
      await withPlatform("test", (transaction) => hastenEscalations(transaction, failed, minutes(1)));
      await advanceEscalations(minutes(1));
    };
    await lose(first);
    expect(await told()).toHaveLength(2);
    await lose(second);
    expect(await told()).toHaveLength(3);
    // What is said of an earlier step moves nothing any more.
    await lose(first);
    expect(await told()).toHaveLength(3);
  });

  it("tells whom it has called when the alert is over", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await asSuperuser(
      "UPDATE alerts SET state = 'resolved', resolution = 'cleared', resolved_at = $2 WHERE id = $1",
      [alertId, minutes(1)],
    );
    await asSuperuser(
      "INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at) VALUES ($1, $2, 'resolved', 'high', $3)",
      [tenant.organization.id, alertId, minutes(1)],
    );
    clock = minutes(1);
    await routeAlertNotices();
    expect(await told()).toEqual(["ada", "ada"]);
  });
});
