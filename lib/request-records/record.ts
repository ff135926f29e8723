import "server-only";
import { createBatchWriter } from "@/lib/db/batch-writer";
import { withPartitions } from "@/lib/db/partitions";
import { platformPool } from "@/lib/db/platform-pool";
import { countRequest } from "@/lib/observability/instruments";

export type RequestRecord = {
  organizationId: string;
  /** The pattern, such as `/api/v1/metrics`: never a path with ids in it. */
  route: string;
  method: string;
  status: number;
  durationMilliseconds: number;
  actorKind: "user" | "staff" | "api_key" | "system" | "anonymous";
  actorId: string | null;
  /** When the answer was ready. */
  occurredAt: Date;
};

// Named, so that each connection plans it once; a single statement is its own transaction.
const INSERT = {
  name: "request-records-insert",
  text: `INSERT INTO request_records
      (organization_id, route, method, status, duration_milliseconds, actor_kind, actor_id, occurred_at)
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::real[], $6::text[], $7::uuid[],
      $8::timestamptz[])`,
};

const writer = createBatchWriter<RequestRecord, void>({ write: writeRecords });

process.once("SIGTERM", () => void writer.drain());

/** Notes one answered request. Settles when it is committed; callers need not wait, but must handle a rejection. */
export function recordRequest(record: RequestRecord): Promise<void> {
  countRequest(record);
  return writer.add(record);
}

/** Settles when every request noted so far is committed. */
export function drainRequestRecords(): Promise<void> {
  return writer.drain();
}

async function writeRecords(records: readonly RequestRecord[]): Promise<void[]> {
  const newest = new Date(Math.max(...records.map(({ occurredAt }) => occurredAt.getTime())));
  const column = <Key extends keyof RequestRecord>(key: Key) => records.map((record) => record[key]);
  const values = [
    column("organizationId"),
    column("route"),
    column("method"),
    column("status"),
    column("durationMilliseconds"),
    column("actorKind"),
    column("actorId"),
    column("occurredAt"),
  ];
  await withPartitions(newest, () => platformPool().query({ ...INSERT, values }));
  return records.map(() => undefined);
}
