// Stands where the durable engine would: does at once what it would do for an event, each job one at a time.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deliverDue } from "@/lib/deliveries/deliver";
import { inngest } from "@/lib/events/client";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";

type Jobs = Readonly<Record<string, () => Promise<unknown>>>;

const ALERT_JOBS: Jobs = {
  "alerts/notices.raised": routeAlertNotices,
  "notifications/deliveries.queued": () => deliverDue(),
};

export type EventSink = { settled: () => Promise<void>; stop: () => Promise<void> };

/** Starts it with what is to be done for each event, and points the product's client at it. */
export async function answerEvents(jobs: Jobs = ALERT_JOBS): Promise<EventSink> {
  const lines = new Map<string, Promise<unknown>>();
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ids: ["bench"], status: 200 }));
      for (const { name } of [JSON.parse(text) as { name: string }[] | { name: string }].flat()) {
        const job = jobs[name];
        if (job) lines.set(name, (lines.get(name) ?? Promise.resolve()).then(job));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${port}`;
  process.env.INNGEST_EVENT_KEY = "bench";
  // The client was made with what was set before.
  inngest.setEnvVars(process.env);
  return {
    async settled() {
      for (let done: Promise<unknown>[] = []; [...lines.values()].some((line) => !done.includes(line));) {
        done = [...lines.values()];
        await Promise.all(done);
      }
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readText(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
