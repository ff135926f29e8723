import type { LiveTopic } from "@/lib/live/signal";

/** `isFirstLook` says that nothing may have changed: the stream has only just been opened for a new page. */
type Listener = (topic: LiveTopic, isFirstLook: boolean) => void;

type Connection = { listeners: Map<Listener, readonly LiveTopic[]>; close: () => void };

const FIRST_RETRY_MILLISECONDS = 2_000;
const LAST_RETRY_MILLISECONDS = 60_000;

const connections = new Map<string, Connection>();

/**
 * Hears about changes in one organisation. The parts of a page share one stream, which is closed while
 * nobody looks at the page: browsers allow six connections to a host, over all tabs.
 * @returns the function that stops it
 */
export function listenLive(
  organization: string,
  topics: readonly LiveTopic[],
  listener: Listener,
): () => void {
  const connection = connections.get(organization) ?? connect(organization);
  connections.set(organization, connection);
  connection.listeners.set(listener, topics);
  return () => {
    connection.listeners.delete(listener);
    if (connection.listeners.size > 0) return;
    connections.delete(organization);
    connection.close();
  };
}

function connect(organization: string): Connection {
  const listeners: Connection["listeners"] = new Map();
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  let wasOpen = false;

  function tell(topic: string, isFirstLook = false) {
    for (const [listener, topics] of listeners)
      for (const wanted of topics) if (wanted === topic) listener(wanted, isFirstLook);
  }

  function open() {
    if (source || document.hidden) return;
    const opening = new EventSource(`/api/live/${encodeURIComponent(organization)}`);
    source = opening;
    opening.addEventListener("ready", ({ data }: MessageEvent<string>) => {
      retryMilliseconds = FIRST_RETRY_MILLISECONDS;
      // What happened before the stream was open was not told.
      for (const topic of data.split(" ")) tell(topic, !wasOpen);
      wasOpen = true;
    });
    opening.addEventListener("changed", ({ data }: MessageEvent<string>) => tell(data));
    opening.addEventListener("error", () => {
      // A lost connection is reopened by the browser; a refusal is final for it, and tried again here.
      if (opening.readyState !== EventSource.CLOSED) return;
      stop();
      timer = setTimeout(open, retryMilliseconds);
      retryMilliseconds = Math.min(retryMilliseconds * 2, LAST_RETRY_MILLISECONDS);
    });
  }

  function stop() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function follow() {
    if (document.hidden) stop();
    else open();
  }

  document.addEventListener("visibilitychange", follow);
  open();
  return {
    listeners,
    close: () => {
      document.removeEventListener("visibilitychange", follow);
      stop();
    },
  };
}
