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
import { APPEND, CREATE_HEADS, FIND_REPEATED, LOCK_HEADS } from "./statements";

const SALT_BYTES = 32;

type Heads = Map<string, ChainHead>;

/**
 * Appends a batch in one transaction: chained, counted and signalled, or not at all. The locked heads
 * put all processes in order, so several of them stay correct and only lose speed. Answers in the
 * order of the drafts; an organisation that does not exist fails the batch.
 */
export async function appendSecurityEvents(drafts: readonly SecurityEventDraft[]): Promise<AppendedEvent[]> {
  const organizationIds = [...new Set(drafts.map((draft) => draft.organizationId))];
  const append = () => withPartitions(now(), () => tryAppend(drafts, organizationIds));
  const appended = await append();
  if (appended !== "no head") return appended;
  await platformPool().query({ ...CREATE_HEADS, values: [organizationIds, GENESIS_HASH] });
  const again = await append();
  if (again === "no head") throw notFound("organisation");
  return again;
}

async function tryAppend(
  drafts: readonly SecurityEventDraft[],
  organizationIds: string[],
): Promise<AppendedEvent[] | "no head"> {
  return platformTransaction(async (client) => {
    const heads = await lockHeads(client, organizationIds);
    // Made outside this transaction: made inside, new heads could be locked out of order.
    if (heads.size < organizationIds.length) return "no head";
    const known = await findRepeated(client, drafts);
    const { answers, events } = chainAll(drafts, heads, known);
    if (events.length > 0) await client.query({ ...APPEND, values: appendParameters(events, heads) });
    return answers;
  });
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
  client: pg.PoolClient,
  drafts: readonly SecurityEventDraft[],
): Promise<Map<string, AppendedEvent>> {
  const keyed = drafts.filter((draft) => draft.idempotencyKey !== null);
  if (keyed.length === 0) return new Map();
  const { rows } = await client.query<{
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
