// The outbox of notifications: node scripts/bench.mjs deliveries
import { systemContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { withPlatform } from "@/lib/db/with-platform";
import { deliverDue } from "@/lib/deliveries/deliver";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import type { DeliveryDraft } from "@/lib/deliveries/types";
import { costOf, type Cost } from "./cost";
import { median, milliseconds, report } from "./measure";
import { startReceiver } from "./receiver";
import { makeOrganizations, startBenchServer, type BenchServer } from "./server";

const NOTIFICATIONS = 5_000;
const ROUNDS = 5;
const TENANTS = 20;

await measure();

async function measure(): Promise<void> {
  const receiver = await startReceiver();
  const server = await startBenchServer("deliveries");
  try {
    const channelIds = await makeChannels(server, receiver.url);
    const costs = { accepted: [] as Cost[], delivered: [] as Cost[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const drafts = draftsFor(channelIds);
      const accepted = await costOf(server, () =>
        withPlatform("bench", (transaction) => enqueueDeliveries(transaction, drafts)),
      );
      const delivered = await costOf(server, deliverAll);
      const arrived = await receiver.count();
      if (arrived !== NOTIFICATIONS) throw new Error(`${arrived} of ${NOTIFICATIONS} notifications arrived.`);
      // The first round warms up connections and plans.
      if (round === 0) continue;
      costs.accepted.push(accepted);
      costs.delivered.push(delivered);
    }
    const what = `${NOTIFICATIONS.toLocaleString("en")} notifications`;
    reportCosts(`${what} accepted durably`, costs.accepted, 250);
    reportCosts(
      `${what} delivered to a webhook, each with receipt, log and chained decision`,
      costs.delivered,
      1_500,
    );
  } finally {
    receiver.stop();
    await server.stop();
  }
}

/** A run ends after its budget of time, on a busy machine perhaps before its work. */
async function deliverAll(): Promise<void> {
  while ((await deliverDue()).nextAt !== null);
}

function reportCosts(what: string, costs: readonly Cost[], atMost: number): void {
  const elapsed = median(costs.map((cost) => cost.elapsed));
  const [app, database] = [median(costs.map((cost) => cost.app)), median(costs.map((cost) => cost.database))];
  report({ what, value: elapsed, unit: "ms", wanted: { atMost } });
  report({
    what: `${what}: processor time of app and PostgreSQL`,
    value: app + database,
    unit: "ms",
    here: `app ${milliseconds(app)}`,
    beside: `PostgreSQL ${milliseconds(database)}`,
  });
}

/** One channel for each of some organisations; their ids by the organisations'. */
async function makeChannels({ superuser }: BenchServer, url: string): Promise<Map<string, string>> {
  const channelIds = new Map<string, string>();
  for (const id of await makeOrganizations(superuser, TENANTS)) {
    const context = systemContext({ id, slug: id }, "bench", ["channels.manage"]);
    const input = { kind: "webhook" as const, name: "Bench", key: undefined, config: { url } };
    channelIds.set(id, (await createChannel(context, input)).id);
  }
  return channelIds;
}

function draftsFor(channelIds: ReadonlyMap<string, string>): DeliveryDraft[] {
  const channels = [...channelIds];
  return Array.from({ length: NOTIFICATIONS }, (_, place) => {
    const [organizationId, channelId] = channels[place % channels.length] ?? ["", ""];
    return draftOf(organizationId, channelId);
  });
}

function draftOf(organizationId: string, channelId: string): DeliveryDraft {
  return {
    organizationId,
    idempotencyKey: newId(),
    channelId,
    userId: null,
    address: null,
    alertId: null,
    incidentId: null,
    noticeId: null,
    kind: "fired",
    severity: "high",
    message: {
      title: "API latency above 500 ms",
      summary: "The average of the last 5 minutes is 812 ms.",
      severity: "high",
      state: "firing",
      facts: [{ label: "Value", value: "812 ms" }],
      path: "/alerts",
      runbookUrl: null,
      acknowledgeable: false,
    },
    deadlineAt: new Date(Date.now() + 60 * 60_000),
  };
}
