// The outbox of notifications: node scripts/bench.mjs deliveries
import { Worker } from "node:worker_threads";
import { systemContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { withPlatform } from "@/lib/db/with-platform";
import { deliverDue } from "@/lib/deliveries/deliver";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import type { DeliveryDraft } from "@/lib/deliveries/types";
import { median, milliseconds, report, timed } from "./measure";
import { makeOrganizations, startBenchServer } from "./server";

const NOTIFICATIONS = 5_000;
const ROUNDS = 5;
const TENANTS = 20;

await measure();

async function measure(): Promise<void> {
  const receiver = new Worker(new URL("./webhook-receiver.mjs", import.meta.url));
  const answer = () => new Promise<number>((resolve) => receiver.once("message", resolve));
  const port = await answer();
  process.env.OUTGOING_PRIVATE_HOSTS = `127.0.0.1:${port}`;
  const server = await startBenchServer("deliveries");
  try {
    const organizationIds = await makeOrganizations(server.superuser, TENANTS);
    const channelIds = new Map<string, string>();
    for (const id of organizationIds) {
      const context = systemContext({ id, slug: id }, "bench", ["channels.manage"]);
      const config = { url: `http://127.0.0.1:${port}/hook` };
      channelIds.set(
        id,
        (await createChannel(context, { kind: "webhook", name: "Bench", key: undefined, config })).id,
      );
    }
    const times = { accepted: [] as number[], delivered: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const drafts = Array.from({ length: NOTIFICATIONS }, (_, place) =>
        draftOf(organizationIds[place % TENANTS] ?? "", channelIds),
      );
      const accepted = await timed(() =>
        withPlatform("bench", (transaction) => enqueueDeliveries(transaction, drafts)),
      );
      const delivered = await timed(() => deliverDue());
      receiver.postMessage("count");
      const arrived = await answer();
      if (arrived !== NOTIFICATIONS) throw new Error(`${arrived} of ${NOTIFICATIONS} notifications arrived.`);
      // The first round warms up connections and plans.
      if (round === 0) continue;
      times.accepted.push(accepted);
      times.delivered.push(delivered);
    }
    const what = `${NOTIFICATIONS.toLocaleString("en")} notifications`;
    report({
      what: `${what} accepted durably`,
      value: median(times.accepted),
      unit: "ms",
      here: milliseconds(median(times.accepted)),
      wanted: { atMost: 250 },
    });
    report({
      what: `${what} delivered to a webhook, each with receipt, log and chained decision`,
      value: median(times.delivered),
      unit: "ms",
      here: milliseconds(median(times.delivered)),
      wanted: { atMost: 1_500 },
    });
  } finally {
    await receiver.terminate();
    await server.stop();
  }
}

function draftOf(organizationId: string, channelIds: ReadonlyMap<string, string>): DeliveryDraft {
  return {
    organizationId,
    idempotencyKey: newId(),
    channelId: channelIds.get(organizationId) ?? null,
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
