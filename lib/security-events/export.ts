import "server-only";
import { csvLine } from "@/lib/core/csv";
import type { OrganizationContext } from "@/lib/core/context";
import type { EventFilters } from "./filters";
import { streamSecurityEvents } from "./queries";

const HEADER = [
  "sequence",
  "id",
  "occurred_at",
  "recorded_at",
  "kind",
  "severity",
  "source",
  "actor_kind",
  "actor_id",
  "actor_name",
  "source_address",
  "user_agent",
  "target_kind",
  "target_id",
  "detail",
  "hash",
];

/** The matching events as CSV, newest first, read as fast as they are taken. */
export async function* exportSecurityEvents(
  context: OrganizationContext,
  filters: EventFilters,
): AsyncGenerator<string> {
  yield csvLine(HEADER);
  for await (const events of streamSecurityEvents(context, filters)) {
    yield events
      .map((event) =>
        csvLine([
          event.sequence,
          event.id,
          event.occurredAt.toISOString(),
          event.recordedAt.toISOString(),
          event.kind,
          event.severity,
          event.source,
          event.actor?.kind ?? null,
          event.actor?.id ?? null,
          event.actor?.name ?? null,
          event.sourceAddress,
          event.userAgent,
          event.target?.kind ?? null,
          event.target?.id ?? null,
          JSON.stringify(event.detail),
          event.hash,
        ]),
      )
      .join("");
  }
}
