// The process behind the webhooks of a bench.
import { fork, type ChildProcess } from "node:child_process";

export type Receiver = {
  url: string;
  /** How many deliveries arrived since it was last asked. */
  count: () => Promise<number>;
  /** How often each arrived since then, by its idempotency key. */
  arrivals: () => Promise<Record<string, number>>;
  stop: () => void;
};

/** Started before the product reads its settings, which then allow it. */
export async function startReceiver(): Promise<Receiver> {
  const child = fork(new URL("./webhook-receiver.mjs", import.meta.url), { execArgv: [] });
  const port = Number(await answerOf(child));
  process.env.OUTGOING_PRIVATE_HOSTS = `127.0.0.1:${port}`;
  const ask = (question: string) => {
    child.send(question);
    return answerOf(child);
  };
  return {
    url: `http://127.0.0.1:${port}/hook`,
    count: async () => Number(await ask("count")),
    arrivals: async () => (await ask("arrivals")) as Record<string, number>,
    stop: () => child.disconnect(),
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once("message", resolve));
}
