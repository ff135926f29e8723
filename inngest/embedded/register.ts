import { createHash } from "node:crypto";
import type { EngineContext } from "./context";
import { scheduleCrons } from "./cron-triggers";
import { parseFunction, parseRegistration } from "./protocol/function-config";
import { Registry } from "./registry";
import type { Query } from "./store/database";

/** The functions of an earlier registration, so that work goes on before the app has answered. */
export async function loadRegistry(query: Query): Promise<Registry> {
  const rows = await query<{ config: unknown }>(`SELECT config FROM engine.functions ORDER BY id`);
  return new Registry(rows.map((row) => parseFunction(row.config)));
}

/** Replaces the functions by those of a registration (`POST /fn/register`). True when they differ. */
export async function register(context: EngineContext, body: unknown): Promise<boolean> {
  const { configs } = parseRegistration(body);
  const definitions = configs.map(parseFunction);
  const modified = await context.database.transaction(async (transaction) => {
    const rows = await transaction.query<{ config: unknown }>(
      `SELECT config FROM engine.functions ORDER BY id`,
    );
    const stored = rows.map((row) => row.config);
    const sorted = [...configs].sort((a, b) => parseFunction(a).id.localeCompare(parseFunction(b).id));
    if (fingerprint(stored) === fingerprint(sorted)) return false;
    await transaction.query(`DELETE FROM engine.functions`);
    await transaction.query(
      `INSERT INTO engine.functions (id, config, registered_at)
       SELECT f.id, f.config::json, $3 FROM unnest($1::text[], $2::text[]) AS f(id, config)`,
      [
        definitions.map((definition) => definition.id),
        configs.map((config) => JSON.stringify(config)),
        context.clock.now(),
      ],
    );
    return true;
  });
  if (modified || context.registry.size === 0) {
    context.registry = new Registry(definitions);
    await scheduleCrons(context);
    context.log.info({ functions: definitions.length }, "functions registered");
  }
  context.wakeRouter();
  return modified;
}

function fingerprint(configs: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(configs)).digest("hex");
}
