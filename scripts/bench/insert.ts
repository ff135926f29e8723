// Bulk insert, G14: node scripts/bench.mjs insert
import pg from "pg";
import { newId } from "@/lib/core/ids";
import { systemContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { drainRequestRecords, recordRequest, type RequestRecord } from "@/lib/request-records/record";
import { median, milliseconds, report, timed } from "./measure";
import { makeOrganizations, startBenchServer } from "./server";

const ROWS = 1_000;
/** As many as the product's writer puts into one transaction. */
const BATCH = 500;
const ROUNDS = 30;

const UNNEST = `
  INSERT INTO request_records
    (organization_id, route, method, status, duration_milliseconds, actor_kind, actor_id, occurred_at)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::real[], $6::text[], $7::uuid[],
    $8::timestamptz[])`;

const server = await startBenchServer("insert");
const platform = new pg.Client({ connectionString: server.urls.platform });
await platform.connect();

try {
  const [organizationId = ""] = await makeOrganizations(server.superuser, 1);
  const ours: number[] = [];
  const plain: number[] = [];
  const models: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const records = Array.from({ length: ROWS }, () => recordOf(organizationId));
    ours.push(await timed(() => writeAsProduct(records)));
    plain.push(await timed(() => writePlainly(records)));
    if (round % 5 === 0) models.push(await timed(() => writeModels(organizationId)));
  }
  const [here, beside] = [median(ours), median(plain)];
  report({
    goal: "G14",
    what: `${ROWS.toLocaleString("en")} request records through the product / pg with UNNEST`,
    value: here / beside,
    unit: "×",
    here: milliseconds(here),
    beside: milliseconds(beside),
    wanted: { atMost: 1.5 },
  });
  report({
    what: `createMany of Prisma for as many rows of a similar width / pg with UNNEST`,
    value: median(models) / beside,
    unit: "×",
    here: milliseconds(median(models)),
    beside: milliseconds(beside),
  });
} finally {
  await platform.end();
  await server.stop();
}

function recordOf(organizationId: string): RequestRecord {
  return {
    organizationId,
    route: "/api/v1/metrics",
    method: "POST",
    status: 200,
    durationMilliseconds: 100 * Math.random(),
    actorKind: "api_key",
    actorId: newId(),
    occurredAt: new Date(),
  };
}

async function writeAsProduct(records: readonly RequestRecord[]): Promise<void> {
  await Promise.all(records.map(recordRequest));
  await drainRequestRecords();
}

async function writePlainly(records: readonly RequestRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const rows = records.slice(from, from + BATCH);
    await platform.query("BEGIN");
    await platform.query({
      name: "plain",
      text: UNNEST,
      values: [
        rows.map((row) => row.organizationId),
        rows.map((row) => row.route),
        rows.map((row) => row.method),
        rows.map((row) => row.status),
        rows.map((row) => row.durationMilliseconds),
        rows.map((row) => row.actorKind),
        rows.map((row) => row.actorId),
        rows.map((row) => row.occurredAt),
      ],
    });
    await platform.query("COMMIT");
  }
}

/** The same number of rows of a similar width through Prisma's model interface. */
async function writeModels(organizationId: string): Promise<void> {
  const scope = systemContext({ id: organizationId, slug: "bench" }, "bench", []);
  await withOrganization(scope, (transaction) =>
    transaction.storedFile.createMany({
      data: Array.from({ length: ROWS }, () => ({
        organizationId,
        key: newId(),
        sha256: new Uint8Array(32),
        sizeBytes: 1000,
        contentType: "application/pdf",
      })),
    }),
  );
}
