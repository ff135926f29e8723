import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../context";

const MAX_BODY_BYTES = 40 * 1024 * 1024;

export type EngineRequest = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  /** The JSON body; throws {@link BadRequest} when it is none. */
  json(): Promise<unknown>;
};

export type EngineResponse = { status: number; body?: unknown };

/** A request that cannot be served as it is. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

/** Serves `handle` on loopback only; resolves once it listens. */
export async function listen(
  port: number,
  handle: (request: EngineRequest) => Promise<EngineResponse>,
  log: Log,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, handle, log);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: EngineRequest) => Promise<EngineResponse>,
  log: Log,
): Promise<void> {
  const { status, body } = await respond(incoming, handle, log);
  const text = body === undefined ? "" : JSON.stringify(body);
  outgoing.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  outgoing.end(text);
}

async function respond(
  incoming: IncomingMessage,
  handle: (request: EngineRequest) => Promise<EngineResponse>,
  log: Log,
): Promise<EngineResponse> {
  try {
    const { pathname } = new URL(incoming.url ?? "/", "http://engine");
    return await handle({
      method: incoming.method ?? "GET",
      path: pathname,
      headers: incoming.headers,
      json: () => readJson(incoming),
    });
  } catch (error) {
    if (error instanceof BadRequest)
      return { status: error.status, body: { error: error.message, status: error.status } };
    log.error({ err: error, path: incoming.url }, "request failed");
    return { status: 500, body: { error: "internal error", status: 500 } };
  }
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BadRequest(`body is larger than ${MAX_BODY_BYTES} bytes`, 413);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new BadRequest("body is not JSON");
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
