import "server-only";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import type { Day } from "@/lib/evidence/days";
import { announceMails } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { logger } from "@/lib/observability/logger";
import { putFile } from "@/lib/storage/files";

const BATCH = 200;
const MOST_BYTES = 4_096;
const ACTOR = { kind: "system", name: "Checkpoints" } as const;

type Unanchored = { organization_id: string; id: string; note: string };

/**
 * Brings the checkpoints of a day outside of the database, for up to 200 organisations after `after`: into the file
 * storage, and by mail to those members who asked for it. What is there already is not brought again.
 */
export async function anchorCheckpoints(
  day: Day,
  after: string | null,
): Promise<{ stored: number; mailed: number; next: string | null }> {
  const checkpoints = await withPlatform(
    "anchor checkpoints",
    (transaction) => transaction.$queryRaw<Unanchored[]>`
      SELECT organization_id, id, note FROM transparency_checkpoints
      WHERE day = ${day}::date AND (${after}::uuid IS NULL OR organization_id > ${after}::uuid)
      ORDER BY organization_id LIMIT ${BATCH}`,
  );
  let [stored, mailed] = [0, 0];
  for (const checkpoint of checkpoints) {
    if (await store(checkpoint, day)) stored += 1;
    mailed += await mail(checkpoint, day);
  }
  const last = checkpoints.at(-1)?.organization_id ?? null;
  return { stored, mailed, next: checkpoints.length === BATCH ? last : null };
}

async function store({ organization_id: organizationId, id, note }: Unanchored, day: Day): Promise<boolean> {
  const isStored = await withPlatform("anchor checkpoints", (transaction) =>
    transaction.checkpointAnchor.count({ where: { organizationId, checkpointId: id, kind: "storage" } }),
  );
  if (isStored > 0) return false;
  const file = { path: `checkpoints/${day}.txt`, contentType: "text/plain", maxBytes: MOST_BYTES };
  try {
    const { key } = await putFile({ organizationId, actor: ACTOR }, file, bytesOf(note));
    await withPlatform("anchor checkpoints", (transaction) =>
      addAnchors(transaction, { organizationId, checkpointId: id, kind: "storage", references: [key] }),
    );
    return true;
  } catch (error) {
    // A full quota is one organisation's matter and must not keep the others' checkpoints in.
    if (!(error instanceof AppError)) throw error;
    logger.warn({ err: error, organizationId }, "checkpoint not stored");
    return false;
  }
}

async function mail({ organization_id: organizationId, id, note }: Unanchored, day: Day): Promise<number> {
  const mails = await withPlatform("mail checkpoints", async (transaction) => {
    const readers = await transaction.$queryRaw<
      { id: string; email: string; organization: string; slug: string }[]
    >`
      SELECT reader.user_id AS id, person.email::text AS email, organization.name AS organization, organization.slug
      FROM checkpoint_readers reader
      JOIN users person ON person.id = reader.user_id
      JOIN organizations organization ON organization.id = reader.organization_id
      WHERE reader.organization_id = ${organizationId}::uuid AND NOT EXISTS (
        SELECT FROM checkpoint_anchors anchor WHERE anchor.organization_id = reader.organization_id
          AND anchor.checkpoint_id = ${id}::uuid AND anchor.kind = 'mail' AND anchor.reference = reader.user_id::text)`;
    const queued: QueuedMail[] = [];
    for (const { email, organization, slug, ...reader } of readers) {
      const props = {
        organizationName: organization,
        day,
        note,
        url: `${env.APP_URL}/${slug}/evidence/checkpoints`,
      };
      queued.push(
        await enqueueMail(transaction, {
          to: email,
          template: "checkpoint",
          props,
          organizationId,
          idempotencyKey: `checkpoint:${id}:${reader.id}`,
        }),
      );
    }
    const references = readers.map((reader) => reader.id);
    await addAnchors(transaction, { organizationId, checkpointId: id, kind: "mail", references });
    return queued;
  });
  await announceMails(mails);
  return mails.length;
}

type Anchors = {
  organizationId: string;
  checkpointId: string;
  kind: "storage" | "mail";
  references: readonly string[];
};

async function addAnchors(transaction: Transaction, { references, ...anchor }: Anchors): Promise<void> {
  const anchoredAt = now();
  await transaction.checkpointAnchor.createMany({
    data: references.map((reference) => ({ ...anchor, reference, anchoredAt })),
    skipDuplicates: true,
  });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, "utf8");
}
