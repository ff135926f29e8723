import { setTimeout as pause } from "node:timers/promises";
import type { EngineContext } from "./context";
import { SERVE_PATH } from "./settings";

const FIRST_INTERVAL_MS = 300;
const TIMEOUT_MS = 60_000;

/**
 * Asks the app to register its functions: quickly until it has, then now and then, because a changed
 * app does not tell.
 */
export function keepRegistered(context: EngineContext): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const work = poll(context, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await work;
    },
  };
}

async function poll(context: EngineContext, signal: AbortSignal): Promise<void> {
  let refusal: string | undefined;
  while (!signal.aborted) {
    const answer = await askToRegister(context);
    if (answer.registered) refusal = undefined;
    else if (answer.reason !== refusal && answer.reason !== undefined) {
      refusal = answer.reason;
      context.log.warn({ reason: refusal }, "the app has not registered its functions");
    }
    const interval = answer.registered ? context.settings.registrationIntervalMs : FIRST_INTERVAL_MS;
    await pause(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** No reason is given while the app is not there yet: that is how every start looks. */
async function askToRegister({ app }: EngineContext): Promise<{ registered: boolean; reason?: string }> {
  try {
    const response = await app.send({
      method: "PUT",
      path: SERVE_PATH,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url: `${app.origin}${SERVE_PATH}` }),
      timeoutMs: TIMEOUT_MS,
    });
    if (response.status === 200) return { registered: true };
    return { registered: false, reason: `${response.status} ${response.body.slice(0, 500)}` };
  } catch {
    return { registered: false };
  }
}
