import "server-only";
import { platformPool } from "@/lib/db/platform-pool";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { createLiveHub, type LiveHub, type LiveListener } from "./hub";
import { listenForNotifications } from "./notification-listener";
import { pollForSignals, type LivePositions } from "./poll";
import { LIVE_CHANNEL, LIVE_TOPICS, parseLivePayload } from "./signal";

const POLL_INTERVAL_MILLISECONDS = 500;

// One listening connection a process, also after a hot reload.
const held = globalThis as { regulixLive?: LiveHub };

/** Hears the signals of one organisation. The connection behind it exists while somebody listens. */
export function subscribeToLive(organizationId: string, listener: LiveListener): () => void {
  held.regulixLive ??= createLiveSignals();
  return held.regulixLive.subscribe(organizationId, listener);
}

function createLiveSignals(): LiveHub {
  let stop: (() => void) | null = null;
  const hub = createLiveHub((wanted) => {
    stop?.();
    stop = wanted ? start() : null;
  });

  function start(): () => void {
    let stopPolling: (() => void) | null = startPolling(hub);
    const stopListening = listenForNotifications({
      connectionString: env.DATABASE_PLATFORM_URL,
      notify: (payload) => platformPool().query("SELECT pg_notify($1, $2)", [LIVE_CHANNEL, payload]),
      onPayload: (payload) => {
        const signal = parseLivePayload(payload);
        if (signal) hub.publish(signal);
      },
      onStateChange: (isListening) => {
        logger.info({ isListening }, "live notifications");
        stopPolling?.();
        stopPolling = isListening ? null : startPolling(hub);
        // What happened between the two ways was seen by neither.
        if (isListening) for (const topic of LIVE_TOPICS) hub.publish({ topic, organizationIds: [] });
      },
    });
    return () => {
      stopListening();
      stopPolling?.();
    };
  }

  return hub;
}

/** Looks for changes until listening works: seconds at a start, for good behind some poolers. */
function startPolling(hub: LiveHub): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let positions: LivePositions | null = null;

  async function look(): Promise<void> {
    try {
      const found = await pollForSignals(hub.organizationIds(), positions);
      positions = found.positions;
      if (!stopped) for (const signal of found.signals) hub.publish(signal);
    } catch (error) {
      logger.warn({ err: error }, "looking for live changes failed");
    }
    if (!stopped) timer = setTimeout(() => void look(), POLL_INTERVAL_MILLISECONDS);
  }

  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
