import "server-only";
import { sign } from "node:crypto";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { boundsOf, type Day } from "@/lib/evidence/days";
import { currentSigningKey, registerSigningKey } from "@/lib/evidence/signing/key-ring";
import type { SigningKey } from "@/lib/evidence/signing/signature";
import { growTrees, readEdges } from "./grow-trees";
import { sha256 } from "./sha256";
import { bodyText, keyHashOf, noteText } from "./signed-note";

const BATCH = 500;

export type CheckpointBatch = { taken: number; organizations: number; next: string | null };

/**
 * Takes the checkpoints that close a UTC day, for up to 500 organisations after `after`. Safe to repeat and to be
 * killed: a day has one checkpoint. A day without an entry has one as well: that nothing was added is signed too.
 */
export async function takeCheckpoints(day: Day, after: string | null): Promise<CheckpointBatch> {
  const { until } = boundsOf(day);
  const due = await withPlatform(
    "transparency checkpoints",
    (transaction) => transaction.$queryRaw<{ id: string; closed: boolean }[]>`
      SELECT organization.id, EXISTS (
        SELECT FROM transparency_checkpoints taken
        WHERE taken.organization_id = organization.id AND taken.day = ${day}::date) AS closed
      FROM organizations organization
      WHERE organization.deleted_at IS NULL AND organization.created_at < ${until}::timestamptz
        AND (${after}::uuid IS NULL OR organization.id > ${after}::uuid)
      ORDER BY organization.id LIMIT ${BATCH}`,
  );
  const open = due.filter(({ closed }) => !closed).map(({ id }) => id);
  const taken = open.length === 0 ? 0 : (await closeDay(open, day)).length;
  return { taken, organizations: due.length, next: due.length === BATCH ? (due.at(-1)?.id ?? null) : null };
}

/** The same for every organisation, one batch after the other; answers how many it took. */
export async function takeAllCheckpoints(day: Day): Promise<number> {
  let taken = 0;
  let after: string | null = null;
  do {
    const batch = await takeCheckpoints(day, after);
    taken += batch.taken;
    after = batch.next;
  } while (after !== null);
  return taken;
}

/** A checkpoint of one organisation as its chain stands now: what an export refers to. Answers its id. */
export async function takeCheckpointNow(organizationId: string): Promise<string> {
  const [id] = await closeDay([organizationId], null);
  if (id === undefined) throw new Error(`No checkpoint of ${organizationId} was taken.`);
  return id;
}

/** Grows the trees and writes what they are; the day is null outside the nightly run. Answers the ids. */
async function closeDay(organizationIds: readonly string[], day: Day | null): Promise<string[]> {
  await growTrees(organizationIds);
  const key = currentSigningKey();
  return withPlatform("transparency checkpoints", async (transaction) => {
    if (key) await registerSigningKey(transaction, key);
    const trees = await transaction.$queryRaw<{ organization_id: string; size: number }[]>`
      SELECT organization_id, tree_size::float8 AS size FROM transparency_trees
      WHERE organization_id = ANY (${organizationIds}::uuid[])`;
    const edges = await readEdges(transaction, trees);
    const takenAt = now();
    const sealed = trees.flatMap(({ organization_id: organizationId, size }) => {
      const root = edges.get(organizationId)?.root();
      return root === undefined ? [] : [seal({ organizationId, size, root, takenAt, key })];
    });
    return insert(transaction, sealed, { day, takenAt, key });
  });
}

type Sealed = { id: string; organizationId: string; size: number; root: Uint8Array; note: string };

function seal(given: {
  organizationId: string;
  size: number;
  root: Uint8Array;
  takenAt: Date;
  key: SigningKey | null;
}): Sealed {
  const { organizationId, size, root, key } = given;
  const origin = originOf(organizationId);
  const body = bodyText({ origin, size, root, takenAt: given.takenAt.toISOString() });
  const signature = key && {
    name: origin,
    keyHash: keyHashOf(sha256, origin, key.publicKey),
    signature: sign(null, Buffer.from(body, "utf8"), key.privateKey),
  };
  return { id: newId(), organizationId, size, root, note: noteText(body, signature) };
}

/** The log's name: no two organisations of the world have the same. */
function originOf(organizationId: string): string {
  return `${new URL(env.APP_URL).hostname}/audit/${organizationId}`;
}

async function insert(
  transaction: Transaction,
  sealed: readonly Sealed[],
  { day, takenAt, key }: { day: Day | null; takenAt: Date; key: SigningKey | null },
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO transparency_checkpoints (organization_id, id, day, tree_size, root_hash, taken_at, note, key_id)
    SELECT organization_id, id, ${day}::date, size, decode(root, 'hex'), ${takenAt.toISOString()}::timestamptz, note,
      ${key?.id ?? null}
    FROM unnest(
      ${sealed.map(({ organizationId }) => organizationId)}::uuid[],
      ${sealed.map(({ id }) => id)}::uuid[],
      ${sealed.map(({ size }) => size)}::bigint[],
      ${sealed.map(({ root }) => Buffer.from(root).toString("hex"))}::text[],
      ${sealed.map(({ note }) => note)}::text[]
    ) AS given (organization_id, id, size, root, note)
    ON CONFLICT DO NOTHING RETURNING id`;
  return rows.map(({ id }) => id);
}
