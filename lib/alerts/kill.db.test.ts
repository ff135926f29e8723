import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { alertSlots, insertPolicy } from "@/scripts/testing/alert-slots";
import { dieAt, killPoints } from "@/scripts/testing/kill-points";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { deliverDue } from "@/lib/deliveries/deliver";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";
import { checkReplay } from "./decisions/replay-check";
import { verifyDecisions } from "./decisions/verify";
import { evaluateTick } from "./evaluate-tick";

// No event ever arrives: what was committed is found by whoever looks next.
vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn().mockRejectedValue(new Error("lost")) }));

const EVALUATION = killPoints([
  ["alert_ticks", "INSERT"],
  ["alert_instances", "INSERT"],
  ["alerts", "INSERT"],
  ["alerts", "UPDATE"],
  ["alert_notices", "INSERT"],
  ["alert_chain_heads", "INSERT"],
  ["alert_decisions", "INSERT"],
  ["alert_chain_heads", "UPDATE"],
  ["alert_ticks", "UPDATE"],
]);
const ROUTING = killPoints([
  ["alert_audiences", "INSERT"],
  ["notification_deliveries", "INSERT"],
  ["alert_notices", "UPDATE"],
  ["alert_decisions", "INSERT"],
]);
const DELIVERY = killPoints([
  ["notification_deliveries", "UPDATE"],
  ["notification_attempts", "INSERT"],
  ["mail_messages", "INSERT"],
  ["alert_decisions", "INSERT"],
]);

let fixture: OrganizationFixture;
let slots: ReturnType<typeof alertSlots>;
let policyId: string;

const rowsOf = async (table: string, condition = "true") =>
  (
    await asSuperuser(`SELECT count(*)::int AS n FROM ${table} WHERE organization_id = $1 AND ${condition}`, [
      fixture.organization.id,
    ])
  ).rows[0].n as number;

beforeAll(async () => {
  await asSuperuser("DELETE FROM collection_ticks");
  await asSuperuser("DELETE FROM alert_ticks");
  await asSuperuser("UPDATE alert_policies SET enabled = false");
  fixture = await createOrganizationFixture("Killed");
  slots = alertSlots(fixture.organization.id);
  policyId = await insertPolicy(fixture.organization.id, { severity: "critical" });
});
afterAll(() => slots.restoreClock());

describe("whoever is killed between two writes", () => {
  it("evaluates a tick once in the end: one alert, one notice, one decision", async () => {
    await slots.pass(900, { evaluated: false });
    for (const point of EVALUATION) {
      expect(await dieAt(point, () => evaluateTick(slots.last()))).toEqual({ reached: true });
      expect(await rowsOf("alerts")).toBe(0);
      expect(await rowsOf("alert_decisions")).toBe(0);
    }
    await evaluateTick(slots.last());
    await evaluateTick(slots.last());
    expect(await rowsOf("alerts")).toBe(1);
    expect(await rowsOf("alert_notices")).toBe(1);
    expect(await rowsOf("alert_decisions")).toBe(1);
    const check = await checkReplay(fixture.context, { policyId, to: slots.last() });
    expect(check).toMatchObject({ stored: 1, difference: null });
  });

  it("routes a notice once in the end: one row in the outbox, one decision", async () => {
    for (const point of ROUTING) {
      expect(await dieAt(point, routeAlertNotices)).toEqual({ reached: true });
      expect(await rowsOf("notification_deliveries")).toBe(0);
      expect(await rowsOf("alert_notices", "routed_at IS NULL")).toBe(1);
    }
    await routeAlertNotices();
    await routeAlertNotices();
    expect(await rowsOf("notification_deliveries")).toBe(1);
    expect(await rowsOf("alert_decisions", "kind = 'routing'")).toBe(1);
  });

  it("delivers a message once in the end, with one decision, and the chain holds", async () => {
    for (const [place, point] of DELIVERY.entries()) {
      // Past the lease of whoever died.
      slots.later(60 * (place + 1));
      await dieAt(point, () => deliverDue());
    }
    slots.later(60 * (DELIVERY.length + 1));
    await deliverDue();
    await deliverDue();
    expect(await rowsOf("notification_deliveries", "state = 'delivered'")).toBe(1);
    expect(await rowsOf("alert_decisions", "kind = 'delivery'")).toBe(1);
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS n FROM mail_messages WHERE idempotency_key LIKE 'delivery:%'",
    );
    expect(rows[0].n).toBe(1);
    expect(await verifyDecisions(fixture.context)).toMatchObject({ state: "intact" });
  });
});
