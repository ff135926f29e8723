import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { storableText } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission, rolesAllowed } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { appendDecisions } from "../decisions/append";
import { actionDecision, type AnsweredRow } from "../internal/answer";
import { findMentions } from "../mentions";
import type { AddNoteInput, DeleteNoteInput, EditNoteInput } from "../schema";

/**
 * Writes a note about an alert. Members whom it names as `@Name` are told.
 * @param id of the note. Given again after a crash, the note is there once.
 */
export async function addNote(
  context: OrganizationContext,
  { alertId, body }: AddNoteInput,
  id = newId(),
): Promise<{ id: string; createdAt: Date }> {
  requirePermission(context, "alerts.respond");
  const [at, text] = [now(), storableText(body)];
  const mails = await withOrganization(context, async (transaction) => {
    const alert = await findAlert(transaction, context.organizationId, alertId);
    const { actor, organizationId } = context;
    const author =
      actor.kind === "user" ? { authorId: actor.userId } : { authorName: storableText(actor.name) };
    const { count } = await transaction.alertNote.createMany({
      data: { organizationId, id, alertId, body: text, createdAt: at, ...author },
      skipDuplicates: true,
    });
    if (count === 0) return [];
    const told = await tellMentioned(transaction, context, alert, { id, body: text });
    await recordNote(transaction, context, alert, { id, at, verb: "note_added" });
    return told;
  });
  await announceMails(mails);
  return { id, createdAt: at };
}

/** Changes one's own note. Whoever it names anew is told. */
export async function editNote(context: OrganizationContext, { noteId, body }: EditNoteInput): Promise<void> {
  requirePermission(context, "alerts.respond");
  const [at, text] = [now(), storableText(body)];
  const mails = await withOrganization(context, async (transaction) => {
    const [note] = await transaction.alertNote.updateManyAndReturn({
      where: ownNote(context, noteId),
      data: { body: text, editedAt: at },
      select: { alertId: true },
    });
    if (note === undefined) throw notFound("note");
    const alert = await findAlert(transaction, context.organizationId, note.alertId);
    const told = await tellMentioned(transaction, context, alert, { id: noteId, body: text });
    await recordNote(transaction, context, alert, { id: noteId, at, verb: "note_edited" });
    return told;
  });
  await announceMails(mails);
}

/** Takes one's own note away. */
export async function deleteNote(context: OrganizationContext, { noteId }: DeleteNoteInput): Promise<void> {
  requirePermission(context, "alerts.respond");
  await withOrganization(context, async (transaction) => {
    const note = await transaction.alertNote.findFirst({
      where: ownNote(context, noteId),
      select: { alertId: true },
    });
    const { count } = await transaction.alertNote.deleteMany({ where: ownNote(context, noteId) });
    if (note === null || count === 0) throw notFound("note");
    const alert = await findAlert(transaction, context.organizationId, note.alertId);
    await recordNote(transaction, context, alert, { id: noteId, at: now(), verb: "note_deleted" });
  });
}

/** An API key owns no note: another key of the same name would own it too. */
function ownNote({ organizationId, actor }: OrganizationContext, id: string) {
  if (actor.kind !== "user") throw notFound("note");
  return { organizationId, id, authorId: actor.userId };
}

async function findAlert(
  transaction: Transaction,
  organizationId: string,
  alertId: string,
): Promise<AnsweredRow> {
  const alert = await transaction.alert.findUnique({
    where: { organizationId_id: { organizationId, id: alertId } },
    select: {
      policyId: true,
      policyVersion: true,
      fingerprint: true,
      policy: { select: { policyName: true } },
    },
  });
  if (alert === null) throw notFound("alert");
  return {
    id: alertId,
    policy_id: alert.policyId,
    policy_version: alert.policyVersion,
    fingerprint: alert.fingerprint,
    policy_name: alert.policy.policyName,
  };
}

async function tellMentioned(
  transaction: Transaction,
  context: OrganizationContext,
  alert: AnsweredRow,
  note: { id: string; body: string },
): Promise<QueuedMail[]> {
  const { organizationId, actor } = context;
  const readers = await transaction.membership.findMany({
    where: { organizationId, role: { in: [...rolesAllowed("alerts.read")] } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const people = readers.map(({ userId, user }) => ({ userId, name: user.name }));
  const mails: QueuedMail[] = [];
  for (const userId of findMentions(note.body, people)) {
    if (userId === actorId(actor)) continue;
    // The note's id as the key: naming somebody again in an edit tells them nothing new.
    const told = await notify(transaction, {
      type: "alerts.mentioned",
      organizationId,
      data: { by: actor.name, policy: alert.policy_name, alertId: alert.id },
      key: note.id,
      to: { userId },
    });
    mails.push(...told);
  }
  return mails;
}

/** The words of a note can be taken away again, so neither chain holds them. */
async function recordNote(
  transaction: Transaction,
  context: OrganizationContext,
  alert: AnsweredRow,
  { id, at, verb }: { id: string; at: Date; verb: string },
): Promise<void> {
  await appendDecisions(transaction, [actionDecision(context, alert, at, verb, { note: id })]);
  await recordAudit(transaction, context, {
    action: `alerts.${verb}`,
    resource: { kind: "alert", id: alert.id, name: alert.policy_name },
    after: { note: id },
  });
}
