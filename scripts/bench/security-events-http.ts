// The other half of the security-events bench: the public API of the production build, under load.
import autocannon from "autocannon";
import { rounded } from "./document.mjs";
import { report } from "./measure";
import { makeApiKey, serveBenchApp, type BenchServer } from "./server";

const SECONDS = 10;
const SINGLE_CLIENTS = 32;
const BATCH_CLIENTS = 4;
const BATCH = 1_000;

const EVENT = {
  kind: "authentication.failed",
  actor: { id: "ada", name: "Ada" },
  source_address: "192.0.2.9",
  target: { kind: "account", id: "ada@example.test" },
  detail: { reason: "wrong password", attempt: 3 },
};

type Load = { perSecond: number; p99: number };

/** Starts the app on the bench's database and reports what its API takes in. */
export async function measureHttp(server: BenchServer, organizationIds: readonly string[]): Promise<void> {
  const tokens: string[] = [];
  for (const organizationId of organizationIds)
    tokens.push(await makeApiKey(server.superuser, organizationId, "security-events:write"));
  const app = await serveBenchApp(server);
  const url = `http://127.0.0.1:${app.port}/api/v1/security-events`;
  const batch = JSON.stringify({ events: Array.from({ length: BATCH }, () => EVENT) });
  const [hot = ""] = tokens;
  try {
    await load(url, tokens, SINGLE_CLIENTS, JSON.stringify(EVENT), 3);
    const single = await load(url, tokens, SINGLE_CLIENTS, JSON.stringify(EVENT));
    reportSingle("one event a request", single);
    await reportShareOfBareRoute(app.port, single);
    reportSingle(
      "one event a request, one hot organisation",
      await load(url, [hot], SINGLE_CLIENTS, JSON.stringify(EVENT)),
    );
    const batches = await load(url, tokens, BATCH_CLIENTS, batch);
    report({
      what: `HTTP, batches of ${BATCH.toLocaleString("en")}, ${BATCH_CLIENTS} clients`,
      value: batches.perSecond * BATCH,
      unit: "events/s",
      wanted: { atLeast: 10_000 },
    });
  } finally {
    await app.stop();
  }
}

function reportSingle(name: string, { perSecond, p99 }: Load): void {
  report({
    what: `HTTP, ${name}, ${SINGLE_CLIENTS} clients`,
    value: perSecond,
    unit: "events/s",
    wanted: { atLeast: 1_000 },
  });
  report({ what: `HTTP, ${name}, p99`, value: p99, unit: "ms", wanted: { atMost: 100 } });
}

/** The address that answers "no such address", after nothing but Next's own work, is as fast as this machine goes. */
async function reportShareOfBareRoute(port: number, single: Load): Promise<void> {
  const bare = await autocannon({
    url: `http://127.0.0.1:${port}/api/v1/nothing-here`,
    connections: SINGLE_CLIENTS,
    duration: SECONDS,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(EVENT),
  });
  const barePerSecond = bare.non2xx / bare.duration;
  report({
    what: "HTTP, one event a request / a route that does nothing",
    value: single.perSecond / barePerSecond,
    unit: "×",
    here: `${rounded(single.perSecond)}/s`,
    beside: `${rounded(barePerSecond)}/s`,
  });
}

/** Closed-loop clients that take turns with the keys; an answer that is no success fails the bench. */
async function load(
  url: string,
  tokens: readonly string[],
  connections: number,
  body: string,
  duration = SECONDS,
): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: tokens.map((token) => ({
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body,
    })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused and ${result.errors} failed.`);
  return { perSecond: result["2xx"] / result.duration, p99: result.latency.p99 };
}
