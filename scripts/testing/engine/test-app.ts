import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { findExecution, trackExecution } from "@/lib/events/executions";

export const SIGNING_KEY = `signkey-prod-${"ab12".repeat(16)}`;
export const EVENT_KEY = "event-key-of-the-tests";
export const CRON_SECRET = "cron-secret-of-the-tests";

/** Answers a request before the functions see it: cron routes, or a broken proxy. */
export type Intercept = (request: Request) => Response | undefined;

/** A client of the real SDK that speaks with an engine at this port, signed. */
export function createTestClient(enginePort: number): Inngest {
  return new Inngest({
    id: "test",
    isDev: false,
    baseUrl: `http://127.0.0.1:${enginePort}`,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
}

export type TestApp = { port: number; close(): Promise<void> };

/** Serves functions with the SDK's own handler over HTTP, as the product's route does. */
export async function serveFunctions(
  client: Inngest,
  functions: InngestFunction.Any[],
  { port = 0, intercept }: { port?: number; intercept?: Intercept } = {},
): Promise<TestApp> {
  const handle = serve({ client, functions });
  const server = createServer((incoming, outgoing) => void respond(incoming, outgoing));

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await toRequest(incoming);
    const response = await answer(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  }

  async function answer(request: Request): Promise<Response> {
    const intercepted = intercept?.(request);
    if (intercepted) return intercepted;
    const { pathname } = new URL(request.url);
    const execution = /^\/api\/inngest\/executions\/(.+)$/.exec(pathname)?.[1];
    if (execution) return Response.json(findExecution(execution));
    if (pathname === "/api/inngest") return trackExecution(request, () => handle(request));
    return new Response("not found", { status: 404 });
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: body.length > 0 ? body : undefined,
  });
}
