import type { IncomingHttpHeaders } from "node:http";
import { startLocalServer } from "../local-server";

export type ProviderRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type ProviderAnswer = { status: number; body: string; headers?: Record<string, string> };

export type ProviderServer = {
  url: string;
  /** `127.0.0.1:port`, as OUTGOING_PRIVATE_HOSTS names it. */
  host: string;
  /** What arrived, in order, whatever was answered. */
  received: ProviderRequest[];
  /** Answers the next requests with these, instead of what the provider would say. */
  answerNext: (...answers: ProviderAnswer[]) => void;
  close: () => Promise<void>;
};

/** A stand-in for a provider on this machine: `answer` checks a request as the provider does. */
export async function startProviderServer(
  answer: (request: ProviderRequest) => ProviderAnswer | Promise<ProviderAnswer>,
  port?: number,
): Promise<ProviderServer> {
  const received: ProviderRequest[] = [];
  const planned: ProviderAnswer[] = [];
  const server = await startLocalServer(
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const given = {
          method: request.method ?? "GET",
          path: request.url ?? "/",
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        };
        received.push(given);
        void Promise.resolve(planned.shift() ?? answer(given)).then(({ status, body, headers }) =>
          response.writeHead(status, headers).end(body),
        );
      });
    },
    { port },
  );
  const host = `127.0.0.1:${server.port}`;
  return {
    url: `http://${host}`,
    host,
    received,
    answerNext: (...answers) => void planned.push(...answers),
    close: server.close,
  };
}

export function jsonAnswer(status: number, body: unknown): ProviderAnswer {
  return { status, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

/** A body as JSON; undefined where it is none. */
export function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
