// The running product: the app, and beside it the durable engine unless Inngest is configured.
import { startNode, waitUntilHealthy } from "./processes.mjs";
import { step } from "./steps.mjs";

const NEXT = "node_modules/next/dist/bin/next";

/** In MiB. Requests leave much short-lived garbage; with Node's default of 16 an eighth of the time under load collects it. */
const YOUNG_GENERATION = "--max-semi-space-size=64";

/**
 * Starts app and engine and waits until both answer.
 * @param {{ environment: Record<string, string>, embeddedEngine: boolean, development?: boolean, visible?: boolean }} options
 */
export async function serve({ environment, embeddedEngine, development = false, visible = false }) {
  const { PORT: port, HOST: host } = environment;
  const mode = development ? "dev" : "start";
  const running = [];
  const stop = async () => {
    // The engine first: it must not call an app that is going away.
    for (const served of [...running].reverse()) await served.stop();
  };
  try {
    await step(development ? "Starting the app with hot reload" : "Starting the app", async () => {
      const app = await startNode(
        "app",
        [YOUNG_GENERATION, NEXT, mode, "-H", host, "-p", port],
        { ...environment, NODE_ENV: development ? "development" : "production" },
        { visible },
      );
      running.push(app);
      await waitUntilHealthy(`http://127.0.0.1:${port}/api/health/live`, app, development ? 120_000 : 60_000);
    });
    if (embeddedEngine) {
      await step("Starting the durable engine", async () => {
        const engine = await startNode(
          "engine",
          ["--conditions=react-server", "--import", "tsx", "inngest/embedded/main.ts"],
          { ...environment, NODE_ENV: "production" },
          { visible },
        );
        running.push(engine);
        await waitUntilHealthy(`${environment.REGULIX_ENGINE_URL}/health`, engine);
      });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stop,
    ended: Promise.race(running.map((served) => served.exited.then((result) => ({ ...result, served })))),
  };
}
