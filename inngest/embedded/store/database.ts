import { Pool, type PoolClient, type QueryResultRow } from "pg";

/** Deadlock and serialisation failures: the transaction may simply be run again. */
const RETRYABLE = new Set(["40P01", "40001"]);
const MAX_TRIES = 5;

/** Runs one statement; all statements are prepared once per connection. */
export type Query = <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** A transaction; `afterCommit` work runs only when it has been committed. */
export type Transaction = { query: Query; afterCommit(work: () => void): void };

export class Database {
  readonly pool: Pool;
  readonly #names = new Map<string, string>();

  constructor(url: string, connections: number, onError: (error: Error) => void) {
    this.pool = new Pool({ connectionString: url, max: connections, application_name: "regulix-engine" });
    // Without handlers on pool and clients a database restart would end the process without a word.
    this.pool.on("error", onError);
    this.pool.on("connect", (client) => client.on("error", onError));
  }

  query: Query = async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
    (await this.pool.query<Row>({ name: this.#nameOf(text), text, values })).rows;

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        if (tries >= MAX_TRIES || !RETRYABLE.has(codeOf(error))) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async #once<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const committed: (() => void)[] = [];
    try {
      await client.query("BEGIN");
      const result = await work({
        query: this.#queryOn(client),
        afterCommit: (callback) => committed.push(callback),
      });
      await client.query("COMMIT");
      client.release();
      for (const callback of committed) callback();
      return result;
    } catch (error) {
      await client.query("ROLLBACK").then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  #queryOn(client: PoolClient): Query {
    return async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
      (await client.query<Row>({ name: this.#nameOf(text), text, values })).rows;
  }

  #nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known) return known;
    const name = `engine_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
