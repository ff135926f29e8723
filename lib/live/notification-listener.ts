import "server-only";
import pg from "pg";
import { newId } from "@/lib/core/ids";
import { LIVE_CHANNEL } from "./signal";

type ListenerOptions = {
  connectionString: string;
  onPayload: (payload: string) => void;
  /** Notifications may be lost from here on, or arrive again. */
  onStateChange: (listening: boolean) => void;
  /** Sends a notification over another connection, as the writers do. */
  notify: (payload: string) => Promise<unknown>;
  /** How long an echo may take, and how often one is asked for. */
  echoTimeoutMilliseconds?: number;
  checkIntervalMilliseconds?: number;
};

const FIRST_RETRY_MILLISECONDS = 250;
const LAST_RETRY_MILLISECONDS = 30_000;

/**
 * One listening connection, reopened whenever it is lost. Behind a transaction-mode pooler LISTEN
 * succeeds and nothing ever arrives, and a dead peer looks like silence: so an echo is asked for at
 * the start and from then on regularly.
 * @returns the function that stops it
 */
export function listenForNotifications(options: ListenerOptions): () => void {
  const { echoTimeoutMilliseconds = 3_000, checkIntervalMilliseconds = 20_000 } = options;
  let stopped = false;
  let client: pg.Client | null = null;
  let retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  let timer: NodeJS.Timeout | undefined;
  let heardEcho: ((payload: string) => void) | null = null;

  async function open(): Promise<void> {
    const opening = new pg.Client({
      connectionString: options.connectionString,
      application_name: "regulix-live",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = opening;
    opening.on("error", () => lose(opening));
    opening.on("end", () => lose(opening));
    opening.on("notification", ({ payload = "" }) => {
      if (payload.startsWith("echo ")) heardEcho?.(payload);
      else options.onPayload(payload);
    });
    try {
      await opening.connect();
      await opening.query(`LISTEN ${LIVE_CHANNEL}`);
      await check(opening);
      retryMilliseconds = FIRST_RETRY_MILLISECONDS;
      if (client === opening) options.onStateChange(true);
    } catch {
      lose(opening);
    }
  }

  async function check(current: pg.Client): Promise<void> {
    const wanted = `echo ${newId()}`;
    const echo = new Promise<void>((heard, missed) => {
      const limit = setTimeout(() => missed(new Error("no echo")), echoTimeoutMilliseconds);
      heardEcho = (payload) => {
        if (payload !== wanted) return;
        clearTimeout(limit);
        heard();
      };
    });
    // Both may fail: the one that is not waited for first must not end as an unhandled rejection.
    await Promise.all([echo, options.notify(wanted)]);
    if (client === current) later(() => check(current).catch(() => lose(current)), checkIntervalMilliseconds);
  }

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = null;
    lost.end().catch(() => undefined);
    if (stopped) return;
    options.onStateChange(false);
    later(open, retryMilliseconds);
    retryMilliseconds = Math.min(retryMilliseconds * 2, LAST_RETRY_MILLISECONDS);
  }

  function later(work: () => Promise<void>, milliseconds: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void work(), milliseconds);
  }

  void open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    const open = client;
    client = null;
    open?.end().catch(() => undefined);
  };
}
