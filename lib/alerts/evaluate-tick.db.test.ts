import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { alertSlots, insertPolicy } from "@/scripts/testing/alert-slots";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { sendEvents } from "@/lib/events/send";
import { applyAction, takeTurn } from "./engine/apply-action";
import { evaluateTick } from "./evaluate-tick";
import { withOrganization } from "@/lib/db/with-organization";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let fixture: OrganizationFixture;
let slots: ReturnType<typeof alertSlots>;

const policy = (columns: Record<string, unknown> = {}) => insertPolicy(fixture.organization.id, columns);

const rowsOf = async (statement: string) =>
  (await asSuperuser(statement, [fixture.organization.id])).rows as Record<string, unknown>[];
const alerts = () =>
  rowsOf(
    "SELECT state, severity, episode, value, threshold, resolution, no_data FROM alerts WHERE organization_id = $1 ORDER BY fired_at, id",
  );
const notices = async () =>
  (await rowsOf("SELECT kind FROM alert_notices WHERE organization_id = $1 ORDER BY at, id")).map(
    ({ kind }) => kind,
  );
const decisions = async () =>
  (
    await rowsOf(
      "SELECT content FROM alert_decisions WHERE organization_id = $1 AND kind = 'transition' ORDER BY sequence",
    )
  ).map(({ content }) => JSON.parse(String(content)) as Record<string, unknown>);

beforeEach(async () => {
  await asSuperuser("DELETE FROM collection_ticks");
  await asSuperuser("DELETE FROM alert_ticks");
  await asSuperuser("UPDATE alert_policies SET enabled = false");
  vi.mocked(sendEvents).mockReset();
  fixture = await createOrganizationFixture("Watched");
  slots = alertSlots(fixture.organization.id);
});
afterEach(() => slots.restoreClock());

describe("the evaluation of a tick", () => {
  it("writes the alert, the notice and the decision of a breach, and of its end", async () => {
    await policy();
    await slots.pass(100);
    expect(await alerts()).toEqual([]);
    await slots.pass(900.5);
    expect(await alerts()).toEqual([
      {
        state: "firing",
        severity: "high",
        episode: 1,
        value: 900.5,
        threshold: 500,
        resolution: null,
        no_data: false,
      },
    ]);
    await slots.pass(100);
    expect(await alerts()).toMatchObject([{ state: "resolved", resolution: "cleared" }]);
    expect(await notices()).toEqual(["fired", "resolved"]);
    expect(await decisions()).toMatchObject([
      {
        from: "inactive",
        to: "firing",
        reason: "threshold_crossed",
        value: 900.5,
        threshold: 500,
        notice: "fired",
      },
      { from: "firing", to: "resolved", reason: "cleared", value: 100, notice: "resolved" },
    ]);
    expect(sendEvents).toHaveBeenCalledTimes(2);
  });

  it("judges a tick once, whoever asks and however often", async () => {
    await policy();
    const first = await slots.pass(900);
    const slot = slots.last();
    await Promise.all([evaluateTick(slot), evaluateTick(slot)]);
    expect(await evaluateTick(slot)).toEqual(first);
    expect(await decisions()).toHaveLength(1);
  });

  it("gives a fingerprint one alert an episode", async () => {
    await policy();
    for (const latency of [900, 100, 900]) await slots.pass(latency);
    expect(await alerts()).toMatchObject([
      { episode: 1, state: "resolved" },
      { episode: 2, state: "firing" },
    ]);
  });

  it("makes up for missed ticks, the oldest first, and wakes nobody for what is long past", async () => {
    await policy();
    await slots.pass(100);
    await slots.pass(900, { evaluated: false });
    await slots.pass(100, { evaluated: false });
    await slots.pass(900, { evaluated: false });
    for (let quiet = 0; quiet < 3; quiet += 1) await slots.pass(950, { evaluated: quiet === 2 });
    expect((await decisions()).map(({ reason, late }) => `${String(reason)} ${String(late)}`)).toEqual([
      "threshold_crossed true",
      "cleared true",
      "threshold_crossed true",
      "told_after_gap false",
    ]);
    expect(await notices()).toEqual(["fired"]);
  });

  it("ends the alert of a policy that is switched off", async () => {
    const id = await policy();
    await slots.pass(900);
    await asSuperuser("UPDATE alert_policies SET enabled = false WHERE id = $1", [id]);
    await slots.pass(900);
    expect(await alerts()).toMatchObject([{ state: "resolved", resolution: "policy_removed" }]);
  });

  it("tells of missing data by an alert of its own, and keeps the other as it was", async () => {
    await policy({ no_data: "separate" });
    await slots.pass(900);
    await slots.pass(null);
    expect(await alerts()).toMatchObject([
      { state: "firing", value: 900, no_data: true },
      { state: "firing", value: null, no_data: true },
    ]);
    await slots.pass(900);
    expect(await alerts()).toMatchObject([{ state: "firing" }, { state: "resolved" }]);
    expect(await notices()).toEqual(["fired", "no_data", "resolved"]);
  });

  it("lets a composite fire when all of its policies have", async () => {
    const members = [await policy(), await policy({ threshold_value: 700 })];
    await policy({
      kind: "composite",
      metric_type: null,
      threshold_value: null,
      severity: "critical",
      parameters: JSON.stringify({ operator: "all", policy_ids: members }),
    });
    await slots.pass(600);
    expect((await alerts()).map(({ severity }) => severity)).toEqual(["high"]);
    await slots.pass(800);
    expect((await alerts()).map(({ severity }) => severity)).toEqual(["high", "high", "critical"]);
  });

  it("does not fire again on a breach that a person resolved, until it was clear or the hold has passed", async () => {
    await policy();
    await slots.pass(900);
    const { id } = (await rowsOf("SELECT id FROM alerts WHERE organization_id = $1"))[0] ?? {};
    const at = new Date(slots.last().getTime() + 60_000);
    await withOrganization(fixture.context, async (transaction) => {
      await takeTurn(transaction, fixture.organization.id);
      await transaction.$executeRaw`
        UPDATE alerts SET state = 'resolved', resolved_at = ${at}::timestamptz, resolution = 'operator'
        WHERE id = ${String(id)}::uuid`;
      await applyAction(transaction, {
        organizationId: fixture.organization.id,
        alertIds: [String(id)],
        action: "resolve",
        at,
      });
    });
    await slots.pass(900);
    await slots.pass(900);
    expect(await alerts()).toHaveLength(1);
    await slots.pass(900);
    expect(await alerts()).toMatchObject([{ resolution: "operator" }, { state: "firing", episode: 2 }]);
    expect(await notices()).toEqual(["fired", "resolved", "fired"]);
  });

  it("is not stopped by a policy that cannot be reckoned", async () => {
    await policy({ kind: "forecast", parameters: JSON.stringify({ horizon_seconds: "soon" }) });
    await policy();
    await slots.pass(900);
    expect(await alerts()).toHaveLength(1);
  });
});
