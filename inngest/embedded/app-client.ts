import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import type { CallResponse } from "./protocol/outcome";

/** Nothing was listening: the app has certainly not begun with the request. */
export class AppNotListening extends Error {}

/** The connection broke after it was made: the app may still be working on the request. */
export class AppConnectionLost extends Error {}

type AppRequest = {
  method: "GET" | "POST" | "PUT";
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
  timeoutMs?: number;
};

/** Speaks HTTP with the app. Unlike fetch it has no hidden time limits: a step may take hours. */
export class AppClient {
  readonly #origin: URL;
  readonly #agent: Agent;

  constructor(origin: string) {
    this.#origin = new URL(origin);
    const options = { keepAlive: true, maxSockets: Infinity };
    this.#agent = this.#origin.protocol === "https:" ? new SecureAgent(options) : new Agent(options);
  }

  get origin(): string {
    return this.#origin.origin;
  }

  send({ method, path, headers, body, timeoutMs }: AppRequest): Promise<CallResponse> {
    const send = this.#origin.protocol === "https:" ? secureRequest : request;
    return new Promise((resolve, reject) => {
      const outgoing = send(new URL(path, this.#origin), {
        method,
        agent: this.#agent,
        headers: { ...headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) },
        timeout: timeoutMs,
      });
      outgoing.on("error", (error) => reject(classify(error)));
      outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      outgoing.on("response", (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", (error) => reject(classify(error)));
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: flatten(incoming.headers),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      });
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function classify(error: Error): Error {
  const code = "code" in error ? error.code : undefined;
  return code === "ECONNREFUSED" || code === "ENOTFOUND"
    ? new AppNotListening(error.message, { cause: error })
    : new AppConnectionLost(error.message, { cause: error });
}

function flatten(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
}
