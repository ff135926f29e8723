import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { formatInstant } from "@/lib/accounts/format-instant";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceMails } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { objectStore } from "@/lib/storage/store";
import { ERASED_LAST, erasureOrder, type Reference } from "./erasure-order";

/** A closing whose days of grace are over. */
export type DueClosing = { organizationId: string; closingId: string };

const BATCH_ROWS = 10_000;
const ERASER = { kind: "system", name: "Closing" } as const;
/** What is left under the address of an organisation that is gone. */
const NAME_AFTERWARDS = "Deleted organisation";

/** The closings whose day has come, those begun already included. */
export async function listDueClosings(at: Date): Promise<DueClosing[]> {
  const rows = await withPlatform("find organisations to delete", (transaction) =>
    transaction.organizationClosing.findMany({
      where: { keptAt: null, erasedAt: null, closesAt: { lte: at } },
      select: { organizationId: true, id: true },
      orderBy: { closesAt: "asc" },
    }),
  );
  return rows.map(({ organizationId, id }) => ({ organizationId, closingId: id }));
}

/**
 * Shuts an organisation for good and says which tables hold rows of it, in the order in which they are emptied. Empty
 * where it is not to be deleted: its day has not come, it was kept, its records are on hold, or it is done.
 */
export async function beginErasure({ organizationId, closingId }: DueClosing): Promise<string[]> {
  return withPlatform("begin to delete an organisation", async (transaction) => {
    const [answer] = await transaction.$queryRaw<{ begun: boolean }[]>`
      SELECT begin_erasure(${organizationId}::uuid, ${closingId}::uuid, ${now()}::timestamptz) AS begun`;
    if (answer?.begun !== true) return [];
    return erasureOrder(await listTables(transaction), await listReferences(transaction));
  });
}

/** Removes all files of the organisation, those without a row as well. */
export async function eraseFiles({ organizationId }: DueClosing): Promise<void> {
  await (await objectStore()).removeAllOf(organizationId);
}

/** Empties one table of the organisation's rows, some thousands a transaction. */
export async function eraseTable({ organizationId }: DueClosing, table: string): Promise<void> {
  for (;;) {
    const erased = await withPlatform("delete rows of an organisation", (transaction) =>
      eraseRows(transaction, organizationId, table),
    );
    if (erased < BATCH_ROWS) return;
  }
}

/**
 * Ends a deletion: the last rows go, the platform's audit log keeps what was deleted and where its chain ended, and
 * the last owners are told. All in one transaction, so that it happens once.
 */
export async function finishErasure(
  { organizationId, closingId }: DueClosing,
  tables: readonly string[],
): Promise<void> {
  const mails = await withPlatform("finish the deletion of an organisation", async (transaction) => {
    const open = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM organization_closings
       WHERE organization_id = ${organizationId}::uuid AND id = ${closingId}::uuid
         AND erasing_at IS NOT NULL AND erased_at IS NULL FOR UPDATE`;
    if (open.length === 0) return [];
    const told = await tellOwners(transaction, organizationId);
    const [head] = await transaction.$queryRaw<{ sequence: bigint; hash: string }[]>`
      SELECT sequence, encode(hash, 'hex') AS hash FROM audit_chain_heads WHERE organization_id = ${organizationId}::uuid`;
    // All of them once more: what was under way when it was shut may have come in behind.
    for (const table of [...tables, ...ERASED_LAST]) await eraseRows(transaction, organizationId, table);
    const at = now();
    await transaction.organization.update({
      where: { id: organizationId },
      data: {
        name: NAME_AFTERWARDS,
        industry: null,
        region: null,
        employeeRange: null,
        useCase: null,
        stripeCustomerId: null,
        stripeSubscriptionId: null,
      },
    });
    await transaction.organizationClosing.update({
      where: { organizationId_id: { organizationId, id: closingId } },
      data: { erasedAt: at },
    });
    await recordPlatformAudit(transaction, ERASER, SYSTEM_ORIGIN, {
      action: "organization.erase",
      resource: { kind: "organization", id: organizationId },
      after: {
        closing: closingId,
        audit_entries: Number(head?.sequence ?? 0),
        audit_head: head?.hash ?? null,
      },
    });
    return told;
  });
  await announceMails(mails);
}

async function tellOwners(transaction: Transaction, organizationId: string): Promise<QueuedMail[]> {
  const { name } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  const owners = await transaction.membership.findMany({
    where: { organizationId, role: "owner" },
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  const url = new URL("/organizations/new", env.APP_URL).href;
  const mails: QueuedMail[] = [];
  for (const { user } of owners)
    mails.push(
      // Without the organisation: its own mails are gone.
      await enqueueMail(transaction, {
        to: user.email,
        template: "organization-deleted",
        props: { name: user.name, organizationName: name, deletedAt: formatInstant(now()), url },
        idempotencyKey: `organization-deleted:${organizationId}:${user.id}`,
      }),
    );
  return mails;
}

async function eraseRows(transaction: Transaction, organizationId: string, table: string): Promise<number> {
  const [row] = await transaction.$queryRaw<{ erased: number }[]>`
    SELECT erase_rows(${organizationId}::uuid, ${table}, ${BATCH_ROWS}::int)::int AS erased`;
  return row?.erased ?? 0;
}

/** Every table that names organisations, from the catalogue: a new one cannot be forgotten. */
async function listTables(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'organization_id'
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
       AND relname <> 'organization_closings'
     ORDER BY relname`;
  return rows.map(({ name }) => name);
}

async function listReferences(transaction: Transaction): Promise<Reference[]> {
  return transaction.$queryRaw<Reference[]>`
    SELECT DISTINCT own.relname AS "from", target.relname AS "to" FROM pg_constraint
      JOIN pg_class AS own ON own.oid = conrelid JOIN pg_class AS target ON target.oid = confrelid
     WHERE contype = 'f' AND NOT own.relispartition AND connamespace = 'public'::regnamespace`;
}
