import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { applyRules } from "@/lib/log-rules/apply-rules";
import { getRulesInForce } from "@/lib/log-rules/queries";
import { ingestSecurityEvents } from "@/lib/security-events/ingest";
import { MAX_EVENTS_PER_REQUEST } from "@/lib/security-events/schema";
import { recordsOf } from "./log-records";
import { securityEventOf } from "./security-event-of";
import type { LogsExport } from "./wire";

const MAX_LOG_RECORDS = 20_000;

/**
 * Makes security events of the log records that a rule of the organisation fits. The others are
 * accepted and not kept: Regulix is no store of logs.
 */
export async function ingestLogs(
  context: OrganizationContext,
  message: LogsExport,
): Promise<{ events: number; refused: { reason: string }[] }> {
  const rules = await getRulesInForce(context);
  const records = recordsOf(message);
  if (records.length > MAX_LOG_RECORDS) {
    const most = MAX_LOG_RECORDS.toLocaleString("en");
    throw new AppError(
      "PAYLOAD_TOO_LARGE",
      `Send at most ${most} log records a request, in smaller batches.`,
    );
  }
  const inputs = records.flatMap((record) => {
    const event = applyRules(rules, record);
    return event === null ? [] : [securityEventOf(record, event)];
  });
  const refused: { reason: string }[] = [];
  for (let from = 0; from < inputs.length; from += MAX_EVENTS_PER_REQUEST) {
    const batch = inputs.slice(from, from + MAX_EVENTS_PER_REQUEST);
    const { rejected } = await ingestSecurityEvents(context, batch, null);
    for (const { errors } of rejected)
      refused.push({ reason: `${errors.map(({ field, message }) => `${field} ${message}`).join(", ")}.` });
  }
  return { events: inputs.length - refused.length, refused };
}
