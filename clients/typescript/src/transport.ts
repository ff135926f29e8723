import { RegulixConnectionError, RegulixProblem, type ProblemDetails } from "./errors.js";

export type RegulixOptions = {
  /** `rgx_…`, from the API keys page of your organisation. */
  apiKey: string;
  /** Where Regulix is, such as `https://regulix.example.com`. */
  baseUrl: string;
  /** How often a failed request is sent again; 3 unless said. */
  maxRetries?: number;
  /** How long to wait for one answer; 30 seconds unless said. */
  timeoutMilliseconds?: number;
  /** In place of the global fetch. */
  fetch?: typeof fetch;
  /** In place of waiting: for tests. */
  wait?: (milliseconds: number) => Promise<void>;
};

export type CallOptions = {
  /** Of a write: made up for you unless said. Say it to repeat a write of an earlier process. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

type QueryValue = string | number | readonly string[] | undefined;

export type Call = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
  options?: CallOptions;
};

const FIRST_WAIT_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Sends calls, and sends them again where that is safe and may help. */
export class Transport {
  readonly #options: RegulixOptions;

  constructor(options: RegulixOptions) {
    this.#options = options;
  }

  /** The answer's body. Throws RegulixProblem or RegulixConnectionError. */
  async send<Answer>(call: Call): Promise<Answer> {
    const { maxRetries = 3, wait = sleep } = this.#options;
    // One key for all attempts: with it the API does a write once, however often it is sent.
    const idempotencyKey =
      call.method === "GET" ? undefined : (call.options?.idempotencyKey ?? crypto.randomUUID());
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#sendOnce<Answer>(call, idempotencyKey);
      } catch (error) {
        if (attempt >= maxRetries || call.options?.signal?.aborted || !mayHelp(error)) throw error;
        await wait(waitMilliseconds(error, attempt));
      }
    }
  }

  async #sendOnce<Answer>(call: Call, idempotencyKey: string | undefined): Promise<Answer> {
    const { apiKey, baseUrl, timeoutMilliseconds = 30_000, fetch: send = fetch } = this.#options;
    const signals = [AbortSignal.timeout(timeoutMilliseconds), call.options?.signal];
    let response: Response;
    let text: string;
    try {
      response = await send(addressOf(baseUrl, call), {
        method: call.method,
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(call.body !== undefined && { "content-type": "application/json" }),
          ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
        },
        signal: AbortSignal.any(signals.filter((signal) => signal !== undefined)),
      });
      text = await response.text();
    } catch (error) {
      throw new RegulixConnectionError(`${call.method} ${call.path} got no answer.`, { cause: error });
    }
    if (response.ok) return (text === "" ? undefined : JSON.parse(text)) as Answer;
    throw failureOf(call, response, text);
  }
}

/** The items of all pages, fetched as they are taken. */
export async function* everyItem<Item>(
  page: (cursor: string | undefined) => Promise<{ data: Item[]; next_cursor: string | null }>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data, next_cursor: next } = await page(cursor);
    yield* data;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

function addressOf(baseUrl: string, { path, query = {} }: Call): string {
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(query))
    for (const each of value === undefined ? [] : [value].flat()) url.searchParams.append(name, String(each));
  return url.href;
}

function failureOf(call: Call, response: Response, text: string): Error {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  if (!isProblem)
    return new RegulixConnectionError(`${call.method} ${call.path} was answered ${response.status}.`);
  const retryAfter = response.headers.get("retry-after");
  return new RegulixProblem(
    JSON.parse(text) as ProblemDetails,
    retryAfter === null ? undefined : Number(retryAfter),
  );
}

/** A refusal stays one; what is busy, broken or not reached may be otherwise soon. */
function mayHelp(error: unknown): boolean {
  if (error instanceof RegulixConnectionError) return true;
  if (!(error instanceof RegulixProblem)) return false;
  return error.status >= 500 || error.status === 429 || error.retryAfterSeconds !== undefined;
}

function waitMilliseconds(error: unknown, attempt: number): number {
  const named = error instanceof RegulixProblem ? error.retryAfterSeconds : undefined;
  const milliseconds =
    named === undefined ? FIRST_WAIT_MILLISECONDS * 2 ** attempt * (0.5 + Math.random()) : named * 1_000;
  return Math.min(milliseconds, LONGEST_WAIT_MILLISECONDS);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
