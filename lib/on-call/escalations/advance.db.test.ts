import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import {
  createEscalationFixture,
  createScheduleFixture,
  weeklyLayer,
} from "@/scripts/testing/on-call-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { updateEscalationPolicy } from "../mutations/escalation-policies";
import { advanceEscalations } from "./advance";
import { advanceRun } from "./advance-run";
import type { Target } from "./plan";
import { startEscalations, stopEscalations } from "./start";

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

const stop = (reason: "acknowledged" | "silenced") =>
  withPlatform("test", (transaction) =>
    stopEscalations(transaction, { organizationId: tenant.organization.id, alertId, reason }),
  );

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

describe("an escalation", () => {
  it("reaches one after another until the end, says so to the managers, and leaves a decision for each step", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(10, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    expect(await told()).toEqual(["ada"]);
    await advanceEscalations(minutes(4));
    expect(await told()).toEqual(["ada"]);
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada", "ben"]);
    await advanceEscalations(minutes(15));
    expect(await runs()).toEqual([{ state: "exhausted", reason: null, next: null }]);
    expect(await reasons()).toEqual(["escalation_step", "escalation_step", "escalation_exhausted"]);
    const { rows } = await asSuperuser(
      "SELECT type, user_id FROM notifications WHERE organization_id = $1 ORDER BY id",
      [tenant.organization.id],
    );
    expect(rows).toEqual([
      { type: "alerts.escalated", user_id: ada.user.id },
      { type: "alerts.escalated", user_id: ben.user.id },
      { type: "alerts.unanswered", user_id: tenant.user.id },
    ]);
  });

  it("reaches whoever is on call at the moment of the step, and moves on at once where nobody is", async () => {
    const week = await createScheduleFixture(tenant, [weeklyLayer([ada.user.id, ben.user.id])]);
    const never = await createScheduleFixture(tenant, [
      weeklyLayer([ada.user.id], { startsOn: "2030-01-01" }),
    ]);
    const policy = await createEscalationFixture(tenant, [
      step(5, { kind: "schedule", id: never.id }),
      step(5, { kind: "schedule", id: week.id }),
    ]);
    await start(policy.id);
    await advanceEscalations(noon);
    // Week 46 after the first Monday: an even number of turns has passed.
    expect(await told()).toEqual(["ben"]);
    expect(await reasons()).toEqual(["escalation_step_reached_nobody", "escalation_step"]);
  });

  it("is not changed by what is edited, nor by a recipient who left, while it is under way", async () => {
    const policy = await createEscalationFixture(tenant, [
      step(5, user(ada)),
      step(5, user(ada)),
      step(5, user(ben)),
    ]);
    await start(policy.id);
    await advanceEscalations(noon);
    await updateEscalationPolicy(tenant.context, {
      id: policy.id,
      version: 1,
      name: "Changed",
      description: "",
      repeats: 9,
      steps: [step(60, user(ada))],
    });
    await asSuperuser("DELETE FROM memberships WHERE id = $1", [ada.membershipId]);
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada", "ben"]);
  });

  it("sets out once for an alert and a policy, however often and however parallel it is started", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada))]);
    const started = await Promise.all(Array.from({ length: 4 }, () => start(policy.id)));
    expect(started.flat()).toHaveLength(1);
    await advanceEscalations(minutes(10));
    await advanceEscalations(minutes(20));
    expect(await start(policy.id)).toEqual([]);
    // A later notice of the same alert is another cause.
    expect(await start(policy.id, minutes(30))).toHaveLength(1);
  });

  it("takes each step once when several workers advance at the same time", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada), user(ben))]);
    await start(policy.id);
    await Promise.all(Array.from({ length: 5 }, () => advanceEscalations(minutes(1))));
    expect((await told()).sort()).toEqual(["ada", "ben"]);
    expect(await reasons()).toEqual(["escalation_step"]);
  });

  it("loses nothing when it dies in the middle of a step: all of the step happens later, or none", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada))]);
    await start(policy.id);
    await asSuperuser(
      "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$",
    );
    await asSuperuser(
      "CREATE TRIGGER die BEFORE INSERT ON escalation_run_entries FOR EACH ROW EXECUTE FUNCTION die()",
    );
    await expect(advanceEscalations(noon)).rejects.toThrow("killed");
    expect(await told()).toEqual([]);
    await asSuperuser("DROP FUNCTION die CASCADE");
    await advanceEscalations(minutes(3));
    expect(await told()).toEqual(["ada"]);
    expect((await runs())[0]?.next).toEqual(minutes(8));
  });

  it("ends where the alert was acknowledged, even when nobody told it to", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada)), step(5, user(ben))]);
    await start(policy.id);
    await advanceEscalations(noon);
    await asSuperuser("UPDATE alerts SET state = 'acknowledged' WHERE id = $1", [alertId]);
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual(["ada"]);
    expect(await runs()).toEqual([{ state: "stopped", reason: "acknowledged", next: null }]);
    expect(await start(policy.id, minutes(6))).toEqual([]);
  });

  it("ends at once when it is stopped, and may set out anew afterwards", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada))]);
    await start(policy.id);
    await stop("silenced");
    await advanceEscalations(minutes(5));
    expect(await told()).toEqual([]);
    expect(await start(policy.id, minutes(6))).toHaveLength(1);
    expect((await runs()).map(({ state }) => state)).toEqual(["stopped", "running"]);
  });

  it("tells its own function when to look again, and that it has ended", async () => {
    const policy = await createEscalationFixture(tenant, [step(5, user(ada))]);
    const [runId = ""] = await start(policy.id);
    expect(await advanceRun(runId)).toEqual({ nextAt: minutes(5).toISOString() });
    clock = minutes(5);
    expect(await advanceRun(runId)).toEqual({ nextAt: null });
  });
});
