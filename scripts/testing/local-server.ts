import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";

export type LocalServer = {
  port: number;
  /** Ends the connections that are open, and takes new ones. */
  dropConnections: () => void;
  close: () => Promise<void>;
};

/** A real server of this machine, on a free port unless one is named. */
export async function startLocalServer(
  listener: RequestListener,
  { secure, port = 0 }: { secure?: { key: string; cert: string }; port?: number } = {},
): Promise<LocalServer> {
  const server: Server = secure ? createSecureServer(secure, listener) : createServer(listener);
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    dropConnections: () => server.closeAllConnections(),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
