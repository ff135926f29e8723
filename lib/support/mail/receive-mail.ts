import "server-only";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { dropFiles } from "@/lib/support/attachments/attach-files";
import { storeFile, type CheckedFile } from "@/lib/support/attachments/store-file";
import { MAX_FILES } from "@/lib/support/attachments/limits";
import { announceOpenedTicket } from "@/lib/support/tickets/announce-opened";
import { addMailedMessage } from "./add-mailed-message";
import { automaticReason } from "./inbound/automatic-mail";
import type { InboundMail } from "./inbound/inbound-mail";
import { findCorrespondent, type Correspondent } from "./find-correspondent";
import { isKnownMail, keepInLedger, type InboundOutcome } from "./ledger";
import { stripQuotedText } from "./quoted-text";

/** More than anybody writes; two programs that answer each other do not stop by themselves. */
const MAILS_PER_HOUR = 30;

/**
 * Takes in one mail, once however often it is handed over: an answer of the person whom the signed address
 * names becomes a message of the request, a doubtful one is kept for staff, a machine's is dropped.
 */
export async function receiveMail(mail: InboundMail): Promise<InboundOutcome> {
  if (await isKnownMail(mail.messageId)) return "duplicate";
  const to = await findCorrespondent(mail.recipients);
  if (to === null)
    return keepInLedger(mail, { outcome: "unknown", reason: "It was sent to no request.", to: null });
  const automatic = automaticReason(mail);
  if (automatic !== null) return keepInLedger(mail, { outcome: "automatic", reason: automatic, to });
  if (!(await isWithinRate(to, mail)))
    return keepInLedger(mail, { outcome: "too_many", reason: `More than ${MAILS_PER_HOUR} in an hour.`, to });
  const doubt = doubtOf(mail, to);
  if (doubt !== null) return keepInLedger(mail, { outcome: "unverified", reason: doubt, to });
  return addToRequest(mail, to);
}

/** What speaks against this being the person whom the address names. */
function doubtOf({ from, failedCheck }: InboundMail, to: Correspondent): string | null {
  if (!to.mayWrite) return `${to.user.name} may no longer write there.`;
  if (from.address !== to.user.email.toLowerCase())
    return `It comes from ${from.address}, and the address was given to ${to.user.email}.`;
  return failedCheck === null ? null : `The sender's domain does not vouch for it (${failedCheck}).`;
}

async function isWithinRate({ ticket }: Correspondent, { from }: InboundMail): Promise<boolean> {
  const key = `${ticket.id}:${from.address}`;
  return (await consumeRateLimit({ name: "support-mail", key, limit: MAILS_PER_HOUR, windowSeconds: 3_600 }))
    .allowed;
}

async function addToRequest(mail: InboundMail, to: Correspondent): Promise<InboundOutcome> {
  const tenant = { organizationId: to.organization.id, actor: { kind: "system", name: "Support" } } as const;
  const { kept, refusals } = await storeFiles(tenant, mail);
  const body = [stripQuotedText(mail.text), ...refusals].join("\n\n").trim();
  if (body === "" && kept.length === 0)
    return keepInLedger(mail, { outcome: "empty", reason: "Nothing was written above the quotation.", to });
  try {
    const added = await withPlatform("add an answer that came by mail", (transaction) =>
      addMailedMessage(transaction, mail, to, { body: body === "" ? "(Files only)" : body, files: kept }),
    );
    if (added.outcome === "duplicate") await dropFiles(tenant, kept);
    await announceMail(added.mail);
    if (added.outcome === "opened") await announceOpenedTicket();
    return added.outcome;
  } catch (error) {
    await dropFiles(tenant, kept);
    throw error;
  }
}

/** Keeps what is accepted and says of the rest why it is not there: its sender hears of it no other way. */
async function storeFiles(
  tenant: Parameters<typeof storeFile>[0],
  { files }: InboundMail,
): Promise<{ kept: CheckedFile[]; refusals: string[] }> {
  const kept: CheckedFile[] = [];
  const refusals: string[] = [];
  for (const file of files.slice(0, MAX_FILES)) {
    try {
      kept.push(await storeFile(tenant, file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(`[Not attached: ${error.message}]`);
    }
  }
  if (files.length > MAX_FILES)
    refusals.push(`[Not attached: ${files.length - MAX_FILES} more files; ${MAX_FILES} at once are kept.]`);
  return { kept, refusals };
}
