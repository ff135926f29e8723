// Where things are. Reads only what must be known before the settings are checked.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const dataDirectory = resolve(root, process.env.REGULIX_DATA_DIRECTORY ?? ".regulix");

/** Where the embedded PostgreSQL listens, on loopback. */
export const postgresPort = Number(process.env.REGULIX_POSTGRES_PORT ?? 54320);

/** Where the throw-away server of the tests listens. */
export const testPostgresPort = Number(process.env.REGULIX_TEST_POSTGRES_PORT ?? 54330);
