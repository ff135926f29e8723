import "server-only";
import { createBatchWriter } from "@/lib/db/batch-writer";
import { withPartitions } from "@/lib/db/partitions";
import { withPlatform } from "@/lib/db/with-platform";
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
  await withPartitions(newest, () =>
    withPlatform("request records", (transaction) => {
      const column = <Key extends keyof RequestRecord>(key: Key) => records.map((record) => record[key]);
      return transaction.$executeRaw`
        INSERT INTO request_records
          (organization_id, route, method, status, duration_milliseconds, actor_kind, actor_id, occurred_at)
        SELECT * FROM unnest(
          ${column("organizationId")}::uuid[], ${column("route")}::text[], ${column("method")}::text[],
          ${column("status")}::smallint[], ${column("durationMilliseconds")}::real[],
          ${column("actorKind")}::text[], ${column("actorId")}::uuid[], ${column("occurredAt")}::timestamptz[])`;
    }),
  );
  return records.map(() => undefined);
}
