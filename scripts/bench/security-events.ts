// Chained security events, G5 to G7 and over HTTP: node scripts/bench.mjs security-events
import pg from "pg";
import { newId } from "@/lib/core/ids";
import { recordSecurityEvent } from "@/lib/security-events/record";
import { median, milliseconds, quantile, report } from "./measure";
import { measureHttp } from "./security-events-http";
import { makeOrganizations, startBenchServer } from "./server";

const ORGANIZATIONS = 1_000;
const CLIENTS = 32;
const CELL_MILLISECONDS = 2_000;
const ROUNDS = 5;

let sequence = 0;

type Cell = { perSecond: number; p99: number };

const server = await startBenchServer("security-events");
const plain = new pg.Pool({
  connectionString: server.urls.superuser.replace(/postgres$/, "regulix"),
  max: CLIENTS,
});

try {
  const organizationIds = await makeOrganizations(server.superuser, ORGANIZATIONS);
  await server.superuser.query(
    "CREATE TABLE plain_events (LIKE security_events INCLUDING DEFAULTS INCLUDING INDEXES)",
  );
  const anyOf = () => organizationIds[Math.floor(Math.random() * ORGANIZATIONS)] ?? "";
  const [hot = ""] = organizationIds;

  const cells = { plain: [] as Cell[], spread: [] as Cell[], hot: [] as Cell[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      plain: await runClients(() => insertPlainly(anyOf())),
      spread: await runClients(() => recordSecurityEvent(eventOf(anyOf()))),
      hot: await runClients(() => recordSecurityEvent(eventOf(hot))),
    };
    if (round === 0) continue;
    for (const name of ["plain", "spread", "hot"] as const) cells[name].push(measured[name]);
  }
  await requireWholeChains();
  reportLibrary(cells);
  await measureHttp(server, organizationIds.slice(0, CLIENTS));
  await requireWholeChains();
} finally {
  await plain.end();
  await server.stop();
}

function eventOf(organizationId: string) {
  return {
    organizationId,
    kind: "authentication.failed" as const,
    origin: { ipAddress: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64)" },
    target: { kind: "user", id: "somebody" },
    detail: { reason: "wrong password", attempt: 3 },
  };
}

/** Clients that each send the next event as soon as the last one is committed. */
async function runClients(send: () => Promise<unknown>): Promise<Cell> {
  const times: number[] = [];
  const began = performance.now();
  const client = async () => {
    while (performance.now() - began < CELL_MILLISECONDS) {
      const sent = performance.now();
      await send();
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { perSecond: (1000 * times.length) / (performance.now() - began), p99: quantile(times, 0.99) };
}

/** The same columns and indexes without a chain, a row a commit. */
async function insertPlainly(organizationId: string): Promise<void> {
  await plain.query({
    name: "plain",
    text: `INSERT INTO plain_events (organization_id, sequence, recorded_at, id, version, occurred_at, kind, severity, source,
        source_address, user_agent, target_kind, target_id, detail, personal_salt, personal_commitment, content_hash,
        previous_hash, hash)
      VALUES ($1, $4, now(), $2, 1, now(), 'authentication.failed', 'low', 'product', '192.0.2.7',
        'Mozilla/5.0 (X11; Linux x86_64)', 'user', 'somebody', '{"reason": "wrong password", "attempt": 3}', $3, $3, $3, $3, $3)`,
    values: [organizationId, newId(), Buffer.alloc(32, 1), (sequence += 1)],
  });
}

/** A figure counts only for events that are all there, without a gap. */
async function requireWholeChains(): Promise<void> {
  const { rows } = await server.superuser.query<{ broken: number }>(
    `SELECT count(*)::int AS broken FROM security_event_chain_heads head
     WHERE sequence <> (SELECT count(*) FROM security_events event WHERE event.organization_id = head.organization_id)`,
  );
  if (rows[0]?.broken !== 0) throw new Error("A chain has a gap.");
}

function reportLibrary(cells: Record<"plain" | "spread" | "hot", Cell[]>): void {
  const rate = (name: keyof typeof cells) => median(cells[name].map(({ perSecond }) => perSecond));
  const words = (name: keyof typeof cells) => `${Math.round(rate(name)).toLocaleString("en")}/s`;
  const slowest = median(cells.spread.map(({ p99 }) => p99));
  report({
    goal: "G5",
    what: `chained and committed, ${CLIENTS} clients, 1,000 organisations / unchained single inserts`,
    value: rate("spread") / rate("plain"),
    unit: "×",
    here: words("spread"),
    beside: words("plain"),
    wanted: { atLeast: 1.2 },
  });
  report({
    goal: "G6",
    what: "one hot organisation / spread over 1,000",
    value: rate("hot") / rate("spread"),
    unit: "×",
    here: words("hot"),
    beside: words("spread"),
    wanted: { atLeast: 1 },
  });
  report({
    goal: "G7",
    what: `chained and committed, ${CLIENTS} clients, p99 without HTTP`,
    value: slowest,
    unit: "ms",
    here: milliseconds(slowest),
    beside: milliseconds(median(cells.plain.map(({ p99 }) => p99))),
    wanted: { atMost: 5 },
  });
}
