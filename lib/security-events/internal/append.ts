import "server-only";
import { randomBytes } from "node:crypto";
import type pg from "pg";
import { GENESIS_HASH } from "@/lib/audit/chain";
import { now } from "@/lib/core/clock";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { withPartitions } from "@/lib/db/partitions";
import { platformPool, platformTransaction } from "@/lib/db/platform-pool";
import type { AppendedEvent, SecurityEventDraft } from "../types";
import { appendParameters } from "./append-parameters";
import { chainEvent, type ChainedEvent, type ChainHead } from "./chain-events";
import { forgetHeads, knownHeads, rememberHeads } from "./known-heads";
import { APPEND, CREATE_HEADS, FIND_REPEATED, LOCK_HEADS } from "./statements";

const SALT_BYTES = 32;

type Heads = Map<string, ChainHead>;

/**
 * Appends a batch in one transaction: chained, counted and signalled, or not at all. It is first
 * chained to the heads that this process knows, in a single statement that refuses to write when
 * another process has moved one; then, and for unknown heads, the heads are locked and read. So
 * several processes stay correct and only lose speed. Answers in the order of the drafts; an
 * organisation that does not exist fails the batch.
 */
export async function appendSecurityEvents(drafts: readonly SecurityEventDraft[]): Promise<AppendedEvent[]> {
  const organizationIds = [...new Set(drafts.map((draft) => draft.organizationId))];
  try {
    return await withPartitions(
      now(),
      async () =>
        (await appendToKnownHeads(drafts, organizationIds)) ?? appendToRead(drafts, organizationIds),
    );
  } catch (error) {
    forgetHeads(organizationIds);
    throw error;
  }
}

/** Null when a head is not known or no longer there. */
async function appendToKnownHeads(
  drafts: readonly SecurityEventDraft[],
  organizationIds: readonly string[],
): Promise<AppendedEvent[] | null> {
  const heads = knownHeads(organizationIds);
  if (!heads) return null;
  // Without a lock it is enough to look before the append: no event can come between when no head moves.
  const repeated = await findRepeated(platformPool(), drafts);
  const { answers, events } = chainAll(drafts, heads, repeated);
  if (!(await append(platformPool(), events))) return null;
  rememberHeads(heads);
  return answers;
}

async function appendToRead(
  drafts: readonly SecurityEventDraft[],
  organizationIds: string[],
): Promise<AppendedEvent[]> {
  const answers = await appendToLockedHeads(drafts, organizationIds);
  if (answers) return answers;
  await platformPool().query({ ...CREATE_HEADS, values: [organizationIds, GENESIS_HASH] });
  const again = await appendToLockedHeads(drafts, organizationIds);
  if (!again) throw notFound("organisation");
  return again;
}

/** Null when an organisation has no head yet. */
async function appendToLockedHeads(
  drafts: readonly SecurityEventDraft[],
  organizationIds: string[],
): Promise<AppendedEvent[] | null> {
  const appended = await platformTransaction(async (client) => {
    const heads = await lockHeads(client, organizationIds);
    // Made outside this transaction: made inside, new heads could be locked out of order.
    if (heads.size < organizationIds.length) return null;
    const repeated = await findRepeated(client, drafts);
    const { answers, events } = chainAll(drafts, heads, repeated);
    if (!(await append(client, events))) throw new Error("A locked head of a chain has moved.");
    return { answers, heads };
  });
  if (!appended) return null;
  rememberHeads(appended.heads);
  return appended.answers;
}

type Connection = Pick<pg.PoolClient, "query">;

/** False, with nothing written, when a head is not where the events were chained from. */
async function append(connection: Connection, events: readonly ChainedEvent[]): Promise<boolean> {
  if (events.length === 0) return true;
  const { rows } = await connection.query<{ appended: boolean }>({
    ...APPEND,
    values: appendParameters(events),
  });
  return rows[0]?.appended === true;
}

async function lockHeads(client: pg.PoolClient, organizationIds: string[]): Promise<Heads> {
  const { rows } = await client.query<{
    organization_id: string;
    sequence: string;
    hash: string;
    recorded_at: Date;
  }>({ ...LOCK_HEADS, values: [organizationIds] });
  return new Map(
    rows.map((row) => [
      row.organization_id,
      { sequence: Number(row.sequence), hash: row.hash, recordedAt: row.recorded_at },
    ]),
  );
}

/** The events that already hold a key of this batch, by organisation and key. */
async function findRepeated(
  connection: Connection,
  drafts: readonly SecurityEventDraft[],
): Promise<Map<string, AppendedEvent>> {
  const keyed = drafts.filter((draft) => draft.idempotencyKey !== null);
  if (keyed.length === 0) return new Map();
  const { rows } = await connection.query<{
    organization_id: string;
    idempotency_key: string;
    id: string;
    sequence: string;
  }>({
    ...FIND_REPEATED,
    values: [keyed.map((draft) => draft.organizationId), keyed.map((draft) => draft.idempotencyKey), now()],
  });
  return new Map(
    rows.map((row) => [
      keyOf(row.organization_id, row.idempotency_key),
      { id: row.id, sequence: Number(row.sequence), duplicate: true },
    ]),
  );
}

function chainAll(drafts: readonly SecurityEventDraft[], heads: Heads, known: Map<string, AppendedEvent>) {
  const salts = randomBytes(SALT_BYTES * drafts.length);
  const at = now();
  const events: ChainedEvent[] = [];
  const answers = drafts.map((draft, index): AppendedEvent => {
    const key = draft.idempotencyKey === null ? null : keyOf(draft.organizationId, draft.idempotencyKey);
    const repeated = key === null ? undefined : known.get(key);
    if (repeated) return repeated;
    const head = heads.get(draft.organizationId);
    if (!head) throw notFound("organisation");
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    const event = chainEvent(draft, head, { id: newId(), salt, now: at });
    events.push(event);
    heads.set(draft.organizationId, event);
    const answer = { id: event.id, sequence: event.sequence, duplicate: false };
    if (key !== null) known.set(key, { ...answer, duplicate: true });
    return answer;
  });
  return { answers, events };
}

function keyOf(organizationId: string, idempotencyKey: string): string {
  return `${organizationId} ${idempotencyKey}`;
}
