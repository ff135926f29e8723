// Random SIGKILLs of those who evaluate, route and deliver alerts: node scripts/bench.mjs alert-kills
import { fork } from "node:child_process";
import { SLOT_MS, slotAt } from "@/lib/collection/slots";
import { useClock as setClock } from "@/lib/core/clock";
import { deliverDue } from "@/lib/deliveries/deliver";
import { flushHeldNotices } from "@/lib/routing/flush-held-notices";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";
import { makePolicies, makeSlot } from "./alert-data";
import { answerEvents } from "./event-sink";
import { quantile, report, timed } from "./measure";
import { startReceiver } from "./receiver";
import { makeOrganizations, startBenchServer } from "./server";
import { makeWebhookChannels } from "./webhook-channel";

const KILLS = 100;
const ORGANIZATIONS = 20;
const POLICIES = 2_000;
/** What a worker holds at most, and so what a kill may cause to be sent twice. */
const ONE_BATCH = 128;

/** What must not be there once everything is done; counted. */
const MISMATCHES = {
  "alerts whose firing is not decided exactly once": `
    SELECT count(*)::int AS n FROM alerts WHERE 1 <> (
      SELECT count(*) FROM alert_decisions decision
      WHERE decision.organization_id = alerts.organization_id AND decision.alert_id = alerts.id
        AND decision.kind = 'transition' AND decision.content::jsonb ->> 'to' = 'firing'
        AND decision.content::jsonb ->> 'from' NOT IN ('firing', 'acknowledged'))`,
  "notices that nobody decided about": `
    SELECT count(*)::int AS n FROM alert_notices notice WHERE NOT EXISTS (
      SELECT FROM alert_decisions decision
      WHERE decision.organization_id = notice.organization_id AND decision.alert_id = notice.alert_id
        AND decision.kind = 'routing' AND decision.content::jsonb #>> '{notice,id}' = notice.id::text)`,
  "states that differ from the alert they stand for": `
    SELECT count(*)::int AS n FROM alert_instances instance
    JOIN alerts ON alerts.organization_id = instance.organization_id AND alerts.id = instance.alert_id
    WHERE (instance.state IN ('firing', 'acknowledged')) <> (alerts.state <> 'resolved')`,
  "gaps in chains of decisions": `
    SELECT coalesce(sum(head.sequence - chained.n), 0)::int AS n FROM alert_chain_heads head
    JOIN (SELECT organization_id, count(DISTINCT sequence) AS n FROM alert_decisions GROUP BY 1) AS chained
      USING (organization_id)`,
};

const receiver = await startReceiver();
const sink = await answerEvents({});
const server = await startBenchServer("alert-kills");
const { superuser } = server;

try {
  const organizations = await makeOrganizations(superuser, ORGANIZATIONS);
  await makeWebhookChannels(organizations, receiver.url);
  await makePolicies(superuser, organizations, POLICIES);
  await superuser.query(
    "UPDATE alert_policies SET severity = 'critical', cooldown_seconds = 0, notification_channels = '{hook}'",
  );
  const repeats: number[] = [];
  const times = new Map<string, number>();
  let slot = slotAt(new Date());
  const nextSlot = async () => {
    slot = new Date(slot.getTime() + SLOT_MS);
    await makeSlot(superuser, slot);
    return slot;
  };
  // The first makes plans and connections; how long the second takes is how long the others may live.
  await runOnce(await nextSlot(), Infinity);
  const usual = await timed(async () => runOnce(await nextSlot(), Infinity));
  note(times, await receiver.arrivals());
  while (repeats.length < KILLS) {
    if (await runOnce(await nextSlot(), usual * Math.random())) continue;
    repeats.push(note(times, await receiver.arrivals()));
  }
  await finish(slot);
  repeats.push(note(times, await receiver.arrivals()));
  await tell(repeats, times);
} finally {
  await sink.stop();
  receiver.stop();
  await server.stop();
}

/** Runs a worker for a slot and kills it after that many milliseconds; true where it was done before. */
async function runOnce(slot: Date, longest: number): Promise<boolean> {
  const child = fork(new URL("./alert-kill-worker.ts", import.meta.url), [String(slot.getTime())]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let isDone = false;
  child.on("message", (said) => {
    if (said === "done") isDone = true;
    else if (Number.isFinite(longest)) setTimeout(() => child.kill("SIGKILL"), longest);
  });
  await ended;
  return isDone;
}

/** Until nothing is left: what was abandoned is taken up again when its leases have ended. */
async function finish(slot: Date): Promise<void> {
  let at = slot.getTime() + 60_000;
  for (let left = 1; left > 0; at += 20 * SLOT_MS) {
    setClock(() => new Date(at));
    while ((await routeAlertNotices()).routed > 0);
    await flushHeldNotices();
    while ((await deliverDue()).delivered > 0);
    const { rows } = await superuser.query<{ left: number }>(
      `SELECT (SELECT count(*) FROM alert_notices WHERE routed_at IS NULL)::int
         + (SELECT count(*) FROM held_notices)::int
         + (SELECT count(*) FROM notification_deliveries WHERE state IN ('pending', 'leased'))::int AS left`,
    );
    left = rows[0]?.left ?? 0;
  }
}

/** Adds what arrived to what did before; how many of it had arrived already. */
function note(times: Map<string, number>, arrived: Readonly<Record<string, number>>): number {
  let repeated = 0;
  for (const [key, count] of Object.entries(arrived)) {
    const before = times.get(key) ?? 0;
    repeated += before + count - 1 - Math.max(0, before - 1);
    times.set(key, before + count);
  }
  return repeated;
}

async function tell(repeats: readonly number[], times: ReadonlyMap<string, number>): Promise<void> {
  const { rows } = await superuser.query<{ id: string }>("SELECT id FROM notification_deliveries");
  const lost = rows.filter(({ id }) => !times.has(id)).length;
  const unknown = [...times.keys()].filter((key) => !rows.some(({ id }) => id === key)).length;
  const sent = rows.length.toLocaleString("en");
  report({ what: "kills of those who evaluate, route and deliver", value: KILLS, unit: "kills" });
  report({ what: `notifications lost, of ${sent}`, value: lost, unit: "", wanted: { atMost: 0 } });
  report({
    what: "notifications sent twice by one kill, at most",
    value: quantile(repeats, 1),
    unit: "",
    wanted: { atMost: ONE_BATCH },
  });
  report({
    what: "arrivals under a key that is no notification's",
    value: unknown,
    unit: "",
    wanted: { atMost: 0 },
  });
  for (const [what, sql] of Object.entries(MISMATCHES)) {
    const found = await superuser.query<{ n: number }>(sql);
    report({ what: `after them: ${what}`, value: found.rows[0]?.n ?? NaN, unit: "", wanted: { atMost: 0 } });
  }
}
