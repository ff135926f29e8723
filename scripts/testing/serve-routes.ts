import type { IncomingMessage, ServerResponse } from "node:http";
import { startLocalServer, type LocalServer } from "./local-server";

type Handler = (request: Request, segment: { params: Promise<Record<string, never>> }) => Promise<Response>;

/** Route handlers behind a real server, for clients that speak to nothing else. */
export async function serveRoutes(handlers: Record<string, Handler>): Promise<LocalServer> {
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const path = incoming.url ?? "/";
    const handler = handlers[path];
    if (!handler) return void outgoing.writeHead(404).end();
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
    const request = new Request(`http://localhost${path}`, {
      method: incoming.method,
      headers: Object.fromEntries(headers),
      body: Buffer.concat(chunks),
    });
    const response = await handler(request, { params: Promise.resolve({}) });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  }
  return startLocalServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
}
