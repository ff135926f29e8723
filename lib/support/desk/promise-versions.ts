import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { PromiseDocument } from "../sla/promise-document";
import { currentPromiseVersion } from "../sla/promises";
import { readPromiseFields } from "../sla/read-promise-fields";
import { requireLead, type Desk } from "./access";
import type { SavePromisesInput } from "./schema";

export type PromiseVersion = { version: number; madeAt: Date; madeByName: string; reason: string };

const MOST_SHOWN = 100;

/** The versions of the promises, the newest first. */
export async function listPromiseVersions(): Promise<PromiseVersion[]> {
  return withPlatform("list versions of the support's promises", (transaction) =>
    transaction.supportPromises.findMany({
      orderBy: { version: "desc" },
      take: MOST_SHOWN,
      select: { version: true, madeAt: true, madeByName: true, reason: true },
    }),
  );
}

/** One version of the promises, the newest unless another is asked for. Throws NOT_FOUND. */
export async function getPromises(version?: number): Promise<PromiseVersion & { document: PromiseDocument }> {
  const row = await withPlatform("read the support's promises", (transaction) =>
    transaction.supportPromises.findFirst({
      where: version === undefined ? {} : { version },
      orderBy: { version: "desc" },
    }),
  );
  if (row === null) throw notFound("version");
  return { ...row, document: PromiseDocument.parse(row.document) };
}

/**
 * Makes the next version of the promises. Tickets that are open go on by the version that they were opened under,
 * so that what a customer was told does not move.
 */
export async function savePromises(
  desk: Desk,
  { basedOnVersion, reason, fields }: SavePromisesInput,
): Promise<{ version: number }> {
  requireLead(desk);
  const at = now();
  const read = readPromiseFields(fields, at);
  if (read.kind === "problems")
    throw new AppError("INVALID_INPUT", "Some fields need a fix.", { fields: read.problems });
  const version = basedOnVersion + 1;
  await withPlatform("change the support's promises", async (transaction) => {
    const newest = await currentPromiseVersion(transaction);
    // Of two who changed the same version at once, the key admits one.
    const { count } = await transaction.supportPromises.createMany({
      data: [{ version, document: read.document, madeAt: at, madeByName: desk.actor.name, reason }],
      skipDuplicates: true,
    });
    if (newest !== basedOnVersion || count === 0)
      throw new AppError("CONFLICT", "Somebody changed the promises meanwhile. Load the page again.");
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.set_promises",
      resource: { kind: "support_promises", id: String(version) },
      after: { version, reason },
    });
  });
  return { version };
}
