// Prisma's own schema engine, as WebAssembly: the same engine that `prisma migrate` downloads as a
// binary, from the package registry instead. It writes `_prisma_migrations` row for row as
// `prisma migrate deploy` does, so either can follow the other.
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const NO_EXTERNALS = { externalTables: [], externalEnums: [] };
const OID_CHAR = 18;
const OID_TEXT = 25;

let enginePromise;

async function loadEngine() {
  const require = createRequire(import.meta.url);
  const bindingsPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(pathToFileURL(bindingsPath).href);
  const bytes = await readFile(join(dirname(bindingsPath), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  // Without a registry a panic hides behind "cannot read set_message of undefined".
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      console.error(`schema engine: ${message}`);
    },
  };
  return bindings.SchemaEngine;
}

/** The stock adapter with two corrections: whole scripts in one query, and PostgreSQL's "char". */
class MigrationAdapterFactory extends PrismaPg {
  #adapters = [];

  /** The engine leaves its connections open; a database in use cannot serve as a template. */
  async close() {
    await Promise.all(this.#adapters.map(({ client }) => client.ended || client.end()));
  }

  async connect() {
    const adapter = await super.connect();
    this.#adapters.push(adapter);
    const performIO = adapter.performIO.bind(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    // The stock version splits on semicolons, which breaks function bodies.
    adapter.executeScript = async (script) => void (await adapter.client.query(script));
    // The catalogue columns of type "char" are unknown to the adapter, and a panic as text.
    adapter.performIO = async (query) => {
      const result = await performIO(query);
      result.rows.isChar = result.fields.map((field) => field.dataTypeID === OID_CHAR);
      for (const field of result.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
      return result;
    };
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, index) =>
        result.rows.isChar?.[index] ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

async function readSchemas(root) {
  const directory = join(root, "prisma", "schema");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(join(directory, name), "utf8") })),
  );
}

async function readMigrations(root) {
  const directory = join(root, "prisma", "migrations");
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(join(directory, name, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir: directory,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(directory, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/**
 * Opens the engine on one database for the time of `work`.
 * @param {string} root the repository
 * @param {string} url connection string of the owner role
 */
async function withEngine(root, url, work) {
  enginePromise ??= loadEngine();
  const SchemaEngine = await enginePromise;
  const schemas = await readSchemas(root);
  const factory = new MigrationAdapterFactory({ connectionString: url });
  const engine = await SchemaEngine.new(
    { datamodels: schemas.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine, schemas);
  } finally {
    engine.free();
    await factory.close();
  }
}

/** Applies what is pending. Returns the names of the migrations applied, in order. */
export async function deployMigrations(root, url) {
  const migrationsList = await readMigrations(root);
  return withEngine(root, url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_EXTERNALS });
    return appliedMigrationNames;
  });
}

/**
 * The SQL that would take the database at `url` to the Prisma schema; empty when they agree.
 * Policies, functions, triggers and partitions are invisible to Prisma and never appear.
 */
export async function schemaDifference(root, url) {
  return withEngine(root, url, async (engine, schemas) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files: schemas, configDir: join(root, "prisma") },
      to: { tag: "schemaDatamodel", files: schemas },
      script: true,
      exitCode: null,
      filters: NO_EXTERNALS,
    });
    const script = stdout?.trim() ?? "";
    return script.includes("This is an empty migration") ? "" : script;
  });
}
