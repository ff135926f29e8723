import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { outliveResponse } from "@/lib/http/after-response";
import { logger } from "@/lib/observability/logger";
import { evaluateSignal } from "./evaluate-signal";

export type AlertNews = {
  /** Pushed metrics that have new samples. */
  metricNames?: Iterable<string>;
  /** Kinds of security events that have come in. */
  eventKinds?: Iterable<string>;
};

type Watched = { metricNames: Set<string>; eventKinds: Set<string> | "all" };
type Waiting = { metricNames: Set<string>; eventKinds: Set<string> };

/** What arrives within this time is judged together: a burst costs one evaluation, and nobody waits longer. */
const COALESCED_MS = 100;
/** How long a new policy may go unnoticed here; its first tick finds it anyway. */
const WATCH_LIST_MS = 5_000;
const MOST_ORGANIZATIONS = 10_000;

// One a process, also after a hot reload.
const held = globalThis as {
  regulixAlertSignals?: {
    waiting: Map<string, Waiting>;
    running: Set<Promise<void>>;
    watched: Map<string, { until: number; watched: Watched }>;
  };
};

function state() {
  held.regulixAlertSignals ??= { waiting: new Map(), running: new Set(), watched: new Map() };
  return held.regulixAlertSignals;
}

/**
 * Has the policies judged soon that watch what an organisation has just reported, in the background and after the
 * commit. Costs the reporter nothing but a note in memory; a note that is lost is made up for by the next tick.
 */
export function signalAlerts(organizationId: string, { metricNames = [], eventKinds = [] }: AlertNews): void {
  const { waiting, running } = state();
  const news = waiting.get(organizationId) ?? { metricNames: new Set(), eventKinds: new Set() };
  for (const name of metricNames) news.metricNames.add(name);
  for (const kind of eventKinds) news.eventKinds.add(kind);
  if (waiting.has(organizationId) || waiting.size >= MOST_ORGANIZATIONS) return;
  waiting.set(organizationId, news);
  const work = new Promise<void>((resolve) => setTimeout(resolve, COALESCED_MS))
    .then(() => judge(organizationId))
    .catch((error: unknown) => logger.warn({ err: error, organizationId }, "alert signal waits for the tick"))
    .finally(() => running.delete(work));
  running.add(work);
  outliveResponse(work);
}

/** Settles when everything signalled so far is judged, for tests. */
export async function settleAlertSignals(): Promise<void> {
  while (state().running.size > 0) await Promise.all(state().running);
}

async function judge(organizationId: string): Promise<void> {
  const { waiting } = state();
  const news = waiting.get(organizationId);
  waiting.delete(organizationId);
  if (!news) return;
  const watched = await watchedBy(organizationId);
  const metricNames = [...news.metricNames].filter((name) => watched.metricNames.has(name));
  const eventKinds = [...news.eventKinds].filter(
    (kind) => watched.eventKinds === "all" || watched.eventKinds.has(kind),
  );
  if (metricNames.length + eventKinds.length === 0) return;
  await evaluateSignal({ organizationId, metricNames, eventKinds, at: now() });
}

type WatchRow = { metrics: string[] | null; kinds: string[] | null; every_kind: boolean | null };

async function watchedBy(organizationId: string): Promise<Watched> {
  const { watched } = state();
  const known = watched.get(organizationId);
  if (known && known.until > performance.now()) return known.watched;
  const [row] = await withPlatform(
    "what alert policies watch",
    (transaction) => transaction.$queryRaw<WatchRow[]>`
      SELECT array_agg(DISTINCT policy.metric_type) FILTER (WHERE policy.metric_type IS NOT NULL) AS metrics,
        array_agg(DISTINCT watched.kind) FILTER (WHERE watched.kind IS NOT NULL) AS kinds,
        bool_or(policy.kind = 'event_count' AND coalesce(parameters -> 'kinds', '[]') = '[]') AS every_kind
      FROM alert_policies policy
      LEFT JOIN LATERAL jsonb_array_elements_text(
        CASE WHEN policy.kind = 'event_count' AND jsonb_typeof(parameters -> 'kinds') = 'array'
          THEN parameters -> 'kinds' ELSE '[]' END) AS watched (kind) ON true
      WHERE organization_id = ${organizationId}::uuid AND enabled AND deleted_at IS NULL`,
  );
  const found: Watched = {
    metricNames: new Set(row?.metrics),
    eventKinds: row?.every_kind ? "all" : new Set(row?.kinds),
  };
  if (watched.size >= MOST_ORGANIZATIONS) watched.clear();
  watched.set(organizationId, { until: performance.now() + WATCH_LIST_MS, watched: found });
  return found;
}
