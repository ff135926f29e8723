import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { now } from "@/lib/core/clock";
import { systemContext } from "@/lib/core/context";
import { pushPoints } from "@/lib/metrics/push-points";
import { alertSlots, insertPolicy } from "@/scripts/testing/alert-slots";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { settleAlertSignals } from "../signal-alerts";
import { explainMoment } from "./explain-moment";
import { checkReplay } from "./replay-check";
import { reviseDecisions } from "./revise";
import { verifyDecisions } from "./verify";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let fixture: OrganizationFixture;
let slots: ReturnType<typeof alertSlots>;

async function push(value: number, at?: Date): Promise<void> {
  const { id, slug } = fixture.organization;
  const points = [{ metric: "orders.waiting", value, ...(at && { timestamp: at.toISOString() }) }];
  await pushPoints(systemContext({ id, slug }, "test", ["metrics.write"]), { points });
  await settleAlertSignals();
}

const revisions = async () => {
  const { rows } = await asSuperuser(
    `SELECT content::jsonb #>> '{judged,verdict}' AS judged, content::jsonb #>> '{revised,verdict}' AS revised,
       at FROM alert_decisions WHERE organization_id = $1 AND kind = 'revision' ORDER BY sequence`,
    [fixture.organization.id],
  );
  return rows;
};
const count = async (table: string) =>
  (
    await asSuperuser(`SELECT count(*)::int FROM ${table} WHERE organization_id = $1`, [
      fixture.organization.id,
    ])
  ).rows[0].count;

beforeEach(async () => {
  await asSuperuser("DELETE FROM collection_ticks");
  await asSuperuser("DELETE FROM alert_ticks");
  await asSuperuser("UPDATE alert_policies SET enabled = false");
  fixture = await createOrganizationFixture("Late");
  slots = alertSlots(fixture.organization.id);
});
afterEach(() => slots.restoreClock());

describe("a sample that comes after its slot was judged", () => {
  it("revises what was decided, tells nobody, and leaves the replay as it was", async () => {
    await push(5);
    const id = await insertPolicy(fixture.organization.id, {
      metric_type: "orders.waiting",
      threshold_value: 10,
    });
    await slots.pass(null);
    const judged = slots.last();
    slots.later(60);
    await push(50, new Date(judged.getTime() - 30_000));
    await slots.pass(null);

    expect(await reviseDecisions(now())).toEqual({ revised: 1 });
    expect(await revisions()).toEqual([{ judged: "clear", revised: "breach", at: judged }]);
    expect(await count("alerts")).toBe(0);
    const { lines, aftermath } = await explainMoment(fixture.context, id, judged);
    expect(lines).toMatchObject([{ clause: "not_crossed", judgement: { value: 5 } }]);
    expect(aftermath).toMatchObject([
      {
        text: "Revised: samples came later",
        details: [
          "Judged 5 of 1 sample, not over the threshold.",
          "With them it would have been 27.5 of 2 samples, over the threshold.",
        ],
      },
    ]);

    expect(await reviseDecisions(now())).toEqual({ revised: 0 });
    slots.later(60);
    await push(-500, new Date(judged.getTime() - 20_000));
    expect(await reviseDecisions(now())).toEqual({ revised: 1 });
    expect((await revisions()).map(({ revised }) => revised)).toEqual(["breach", "clear"]);
    expect((await checkReplay(fixture.context, { policyId: id, to: slots.last() })).difference).toBeNull();
    expect(await verifyDecisions(fixture.context)).toMatchObject({ state: "intact" });
  });

  it("revises an alert that would not have fired, and keeps the decision about it", async () => {
    await push(50);
    const id = await insertPolicy(fixture.organization.id, {
      metric_type: "orders.waiting",
      threshold_value: 10,
    });
    await slots.pass(null);
    slots.later(60);
    await push(-500, new Date(slots.last().getTime() - 10_000));
    await reviseDecisions(now());
    expect(await revisions()).toMatchObject([{ judged: "breach", revised: "clear" }]);
    const check = await checkReplay(fixture.context, { policyId: id, to: slots.last() });
    expect(check).toMatchObject({ stored: 1, difference: null });
  });

  it("is noted only where a policy watches", async () => {
    await slots.pass(null);
    await push(50, new Date(slots.last().getTime() - 10_000));
    expect(await count("late_samples")).toBe(0);
  });
});
