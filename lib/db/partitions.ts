import "server-only";
import { withPlatform } from "./with-platform";

type Names = { name: string }[];

/** Makes the partitions needed around `at`. Running it again changes nothing. */
export async function ensurePartitions(at: Date): Promise<string[]> {
  const rows = await withPlatform(
    "ensure partitions",
    (transaction) =>
      transaction.$queryRaw<Names>`SELECT name FROM ensure_partitions(${at}::timestamptz) AS name`,
  );
  return rows.map(({ name }) => name);
}

/** Drops the partitions that are past their retention at `at`. */
export async function dropExpiredPartitions(at: Date): Promise<string[]> {
  const rows = await withPlatform(
    "drop expired partitions",
    (transaction) =>
      transaction.$queryRaw<Names>`SELECT name FROM drop_expired_partitions(${at}::timestamptz) AS name`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Runs a write into a partitioned table. After a long stop the maintenance has not run yet and
 * today's partition is missing: then it is made, and the write runs once more.
 */
export async function withPartitions<Result>(at: Date, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isMissingPartition(error)) throw error;
    await ensurePartitions(at);
    return write();
  }
}

function isMissingPartition(error: unknown): boolean {
  return error instanceof Error && error.message.includes("no partition of relation");
}
