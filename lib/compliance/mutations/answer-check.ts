import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { putFile, removeFile, type StoredFileInfo } from "@/lib/storage/files";
import type { ByteStream } from "@/lib/storage/types";
import { findCheck } from "../checks/catalogue";
import { MAX_FILE_BYTES, type AnswerInput } from "../schema";

/** The document that shows it. */
export type Attachment = { name: string; contentType: string; stream: ByteStream };

const DAY_MS = 24 * 60 * 60_000;

/** Answers a manual check; the document is stored first, and goes again when the answer is not kept. */
export async function answerCheck(
  context: OrganizationContext,
  input: AnswerInput,
  attachment: Attachment | null = null,
  id: string = newId(),
): Promise<{ id: string }> {
  requirePermission(context, "compliance.answer");
  const validUntil = endOfAnswer(input, now());
  const file = attachment && (await store(context, input.checkId, attachment));
  try {
    return await keep(
      context,
      id,
      input,
      validUntil,
      file && attachment && { ...file, name: attachment.name },
    );
  } catch (error) {
    if (file) await removeFile(context, file.key);
    throw error;
  }
}

function endOfAnswer({ checkId, validUntil }: AnswerInput, at: Date): Date {
  const check = findCheck(checkId);
  if (check?.type !== "manual") throw notFound("check");
  const longest = new Date(at.getTime() + check.renewDays * DAY_MS);
  if (validUntil === undefined) return longest;
  const asked = new Date(`${validUntil}T23:59:59.999Z`);
  const message =
    asked <= at
      ? "It must end in the future."
      : asked > longest
        ? `An answer to this check holds for ${check.renewDays} days at most.`
        : null;
  if (message !== null)
    throw new AppError("INVALID_INPUT", message, { fields: [{ field: "validUntil", message }] });
  return asked;
}

function store(context: OrganizationContext, checkId: string, file: Attachment): Promise<StoredFileInfo> {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? "";
  return putFile(
    context,
    {
      path: `compliance/${checkId}${extension.toLowerCase()}`,
      contentType: file.contentType,
      maxBytes: MAX_FILE_BYTES,
    },
    file.stream,
  );
}

async function keep(
  context: OrganizationContext,
  id: string,
  { checkId, outcome: state, note }: AnswerInput,
  validUntil: Date,
  file: (StoredFileInfo & { name: string }) | null,
): Promise<{ id: string }> {
  const { organizationId, actor } = context;
  const at = now();
  const standing = { organizationId_checkId: { organizationId, checkId } };
  await withOrganization(context, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`compliance answer ${organizationId}`}))`;
    const before = await transaction.complianceCheckState.findUnique({ where: standing });
    await transaction.complianceCheckResult.create({
      data: {
        organizationId,
        id,
        checkId,
        checkVersion: findCheck(checkId)?.version ?? 1,
        state,
        previousState: before?.state ?? null,
        reason: note.slice(0, 300),
        facts: file === null ? {} : { file_sha256: file.sha256, file_bytes: file.sizeBytes },
        rows: [],
        observedAt: at,
      },
    });
    await transaction.complianceAnswer.create({
      data: {
        organizationId,
        resultId: id,
        note,
        validUntil,
        fileKey: file?.key ?? null,
        fileName: file?.name ?? null,
        answeredById: actorId(actor),
        answeredByName: actor.name,
      },
    });
    const found = { resultId: id, state, observedAt: at, validUntil };
    await transaction.complianceCheckState.upsert({
      where: standing,
      create: { organizationId, checkId, since: at, ...found },
      update: { since: before?.state === state ? before.since : at, ...found },
    });
    await recordAudit(transaction, context, {
      action: "compliance.answer",
      resource: { kind: "compliance_check", id: checkId },
      before: { state: before?.state ?? null },
      after: { state, valid_until: validUntil.toISOString(), file_sha256: file?.sha256 ?? null },
    });
  });
  return { id };
}
