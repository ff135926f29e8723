import "server-only";
import { signalAlerts } from "@/lib/alerts/signal-alerts";
import { createBatchWriter, type BatchWriter } from "@/lib/db/batch-writer";
import { countSecurityEvent } from "@/lib/observability/instruments";
import { appendSecurityEvents } from "./internal/append";
import type { AppendedEvent, SecurityEventDraft } from "./types";

const MAX_BATCH = 1_000;
const MAX_QUEUE = 20_000;

// One writer a process, also after a hot reload: two would wait for each other's heads.
const held = globalThis as { regulixSecurityEventWriter?: BatchWriter<SecurityEventDraft, AppendedEvent> };

/** The group writer of this process; an event is answered when it is committed and visible. */
export function securityEventWriter(): BatchWriter<SecurityEventDraft, AppendedEvent> {
  held.regulixSecurityEventWriter ??= createBatchWriter({
    write: appendAndCount,
    maxBatch: MAX_BATCH,
    maxQueue: MAX_QUEUE,
    mayBeOneItem,
  });
  return held.regulixSecurityEventWriter;
}

async function appendAndCount(drafts: readonly SecurityEventDraft[]): Promise<AppendedEvent[]> {
  const appended = await appendSecurityEvents(drafts);
  for (const [index, { organizationId, kind, source, severity }] of drafts.entries()) {
    if (appended[index]?.duplicate !== false) continue;
    countSecurityEvent({ source, severity });
    signalAlerts(organizationId, { eventKinds: [kind] });
  }
  return appended;
}

/** Classes of PostgreSQL errors that no single event causes: connection, resources, operator, system. */
const SHARED_FAILURE = /^(?:08|53|57|58)/;

function mayBeOneItem(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  // Failures of the network carry a name such as ECONNREFUSED instead of five characters.
  if (code !== null && code.length === 5) return !SHARED_FAILURE.test(code);
  return error.name === "AppError";
}
