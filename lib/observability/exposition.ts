import "server-only";
import { Gauge, Registry } from "prom-client";
import { databaseRegistry } from "./database-figures";
import { processRegistry } from "./instruments";
import { logger } from "./logger";

/** Everything for Prometheus, in its text format. Without the database the process still tells its own figures. */
export async function readExposition(): Promise<{ text: string; contentType: string }> {
  const database = await databaseRegistry().catch((error: unknown) => {
    logger.warn({ err: error }, "database figures are missing from the metrics");
    return null;
  });
  const answered = new Registry();
  new Gauge({
    name: "regulix_database_up",
    help: "Whether the database answered this scrape.",
    registers: [answered],
  }).set(database === null ? 0 : 1);
  const all = Registry.merge([processRegistry(), answered, ...(database === null ? [] : [database])]);
  return { text: await all.metrics(), contentType: all.contentType };
}
