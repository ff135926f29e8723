import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { alertSlots, insertPolicy } from "@/scripts/testing/alert-slots";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { acknowledgeAlerts } from "../mutations/acknowledge";
import { resolveAlerts } from "../mutations/resolve";
import { explainAlert } from "./explain-alert";
import { explainMoment } from "./explain-moment";
import { checkReplay } from "./replay-check";
import { verifyDecisions } from "./verify";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let fixture: OrganizationFixture;
let slots: ReturnType<typeof alertSlots>;

const policy = (columns: Record<string, unknown> = {}) => insertPolicy(fixture.organization.id, columns);

async function openAlert(): Promise<string> {
  const { rows } = await asSuperuser(
    "SELECT id FROM alerts WHERE organization_id = $1 AND state <> 'resolved'",
    [fixture.organization.id],
  );
  return String(rows[0]?.id);
}

/** Past the rule that no decision is ever changed. */
const tamper = (statement: string) =>
  asSuperuser(`SET LOCAL session_replication_role = replica; ${statement}`);

beforeEach(async () => {
  await asSuperuser("DELETE FROM collection_ticks");
  await asSuperuser("DELETE FROM alert_ticks");
  await asSuperuser("UPDATE alert_policies SET enabled = false");
  fixture = await createOrganizationFixture("Explained");
  slots = alertSlots(fixture.organization.id);
});
afterEach(() => slots.restoreClock());

describe("a replay of what is stored", () => {
  it("decides byte for byte what was decided, over pending, tiers, missing data, people and late ticks", async () => {
    const id = await policy({
      for_seconds: 300,
      keep_firing_seconds: 300,
      recovery_value: 400,
      no_data: "separate",
      tiers: JSON.stringify([{ severity: "critical", threshold: 1_000 }]),
    });
    for (const latency of [100, 600.1, 700.25, 1_200, null, 450]) await slots.pass(latency);
    await acknowledgeAlerts(fixture.context, { ids: [await openAlert()] });
    for (const latency of [300, 300, 300, 900, 901]) await slots.pass(latency);
    await resolveAlerts(fixture.context, { ids: [await openAlert()], reason: "A planned test." });
    await slots.pass(905);
    for (let missed = 0; missed < 4; missed += 1) await slots.pass(950 + missed, { evaluated: missed === 3 });
    await slots.pass(100);
    await slots.pass(100);
    const check = await checkReplay(fixture.context, { policyId: id, to: slots.last() });
    expect(check.difference).toBeNull();
    expect(check.stored).toBeGreaterThan(8);
    expect(check.replayedHash).toBe(check.storedHash);
  });

  it("names the first decision that the samples do not bear out", async () => {
    const id = await policy();
    await slots.pass(900);
    await asSuperuser("UPDATE metrics_5m SET api_latency_ms = 901 WHERE organization_id = $1", [
      fixture.organization.id,
    ]);
    const { difference } = await checkReplay(fixture.context, { policyId: id, to: slots.last() });
    expect(difference?.stored).toContain('"value":900,');
    expect(difference?.replayed).toContain('"value":901,');
  });
});

describe("the chain of decisions", () => {
  it("is followed to its head, and names what was changed", async () => {
    await policy();
    for (const latency of [900, 100, 900]) await slots.pass(latency);
    expect(await verifyDecisions(fixture.context)).toMatchObject({ state: "intact" });
    await tamper(
      `UPDATE alert_decisions SET content = replace(content, '900', '800')
       WHERE organization_id = '${fixture.organization.id}' AND sequence = 2`,
    );
    await tamper(
      `UPDATE alert_decisions SET content = replace(content, '100', '200')
       WHERE organization_id = '${fixture.organization.id}' AND sequence = 2`,
    );
    expect(await verifyDecisions(fixture.context)).toMatchObject({
      state: "broken",
      problem: "altered-content",
      brokenSequence: 2,
    });
  });
});

describe("the explanation of a moment", () => {
  const clauseNow = async (id: string) =>
    (await explainMoment(fixture.context, id, slots.last())).lines.map(({ clause }) => clause).join();

  it("names the clause that stopped an alert, or that none did", async () => {
    const id = await policy({ for_seconds: 300, keep_firing_seconds: 300, recovery_value: 400 });
    const seen: string[] = [];
    for (const latency of [100, 900, 900, 900, 450, 100, null]) {
      await slots.pass(latency);
      seen.push(await clauseNow(id));
    }
    expect(seen).toEqual(["not_crossed", "waiting", "fired", "open", "recovering", "kept_firing", "open"]);
    await resolveAlerts(fixture.context, { ids: [await openAlert()], reason: "Known." });
    await slots.pass(900);
    expect(await clauseNow(id)).toBe("held");
    await asSuperuser("UPDATE alert_policies SET enabled = false WHERE id = $1", [id]);
    await slots.pass(900);
    expect(await explainMoment(fixture.context, id, slots.last())).toMatchObject({
      watch: "disabled",
      lines: [],
    });
  });

  it("says in words by which figures, and which decision of the chain put it there", async () => {
    const id = await policy({ for_seconds: 300 });
    await slots.pass(100);
    await slots.pass(900);
    const [line] = (await explainMoment(fixture.context, id, slots.last())).lines;
    expect(line).toMatchObject({ state: "pending", sequence: 1, alertId: null });
    expect(line?.text).toBe(
      "Did not fire yet: 900 ms was above 500 ms since just now, and the policy asks for 5 m.",
    );
    await slots.pass(900);
    const fired = await explainMoment(fixture.context, id, slots.last());
    expect(fired.lines[0]).toMatchObject({ clause: "fired", sequence: 2, alertId: await openAlert() });
  });

  it("says that nobody looked", async () => {
    const id = await policy();
    await slots.pass(900, { evaluated: false });
    expect(await explainMoment(fixture.context, id, slots.last())).toMatchObject({
      watch: "not_evaluated",
      lines: [],
    });
  });

  it("tells the story of an alert from the chain", async () => {
    await policy();
    await slots.pass(900);
    const id = await openAlert();
    await acknowledgeAlerts(fixture.context, { ids: [id] });
    await slots.pass(100);
    const questions = await explainAlert(fixture.context, id);
    expect(questions.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      "Why did it fire? 900 ms was above 500 ms.",
      "Who was told? Who is told is being decided.",
      "Why did it end? Cleared by itself.",
    ]);
    expect(questions.flatMap(({ steps }) => steps.map(({ sequence }) => sequence))).toEqual([
      1,
      null,
      null,
      3,
    ]);
  });

  it("tells nothing of what a later episode of the same labels did", async () => {
    await policy({ for_seconds: 300 });
    for (const latency of [900, 900]) await slots.pass(latency);
    const first = await openAlert();
    for (const latency of [100, 900]) await slots.pass(latency);
    const [fired, , ended] = await explainAlert(fixture.context, first);
    expect(fired).toMatchObject({ answer: "900 ms was above 500 ms, and had been for 5 m." });
    expect(ended?.steps.map(({ text }) => text)).toEqual(["Cleared by itself"]);
  });

  it("is another organisation's business to nobody", async () => {
    await policy();
    await slots.pass(900);
    const stranger = await createOrganizationFixture("Stranger");
    await expect(explainAlert(stranger.context, await openAlert())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
