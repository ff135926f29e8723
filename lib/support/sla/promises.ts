import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { TicketSeverity } from "../tickets/vocabulary";
import type { Promises } from "./clocks";
import { PromiseDocument, promisesOf } from "./promise-document";

/** Which version of the promises a ticket that is opened now lives by. Through either door. */
export async function currentPromiseVersion(transaction: Transaction): Promise<number> {
  const { version } = await transaction.supportPromises.findFirstOrThrow({
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return version;
}

/** What an organisation's plan promises for a ticket, by the version that the ticket lives by. Through either door. */
export async function readPromises(
  transaction: Transaction,
  organizationId: string,
  { severity, promiseVersion: version }: { severity: TicketSeverity; promiseVersion: number },
): Promise<Promises> {
  const { plan } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { plan: true },
  });
  const { document } = await transaction.supportPromises.findUniqueOrThrow({
    where: { version },
    select: { document: true },
  });
  return promisesOf(PromiseDocument.parse(document), { plan, severity });
}
