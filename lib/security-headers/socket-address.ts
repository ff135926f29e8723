import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** The address of the connection itself. Whatever a client sends under this name is overwritten. */
export const SOCKET_ADDRESS_HEADER = "x-regulix-socket-address";

type RequestStart = { request: IncomingMessage; socket: Socket };

/**
 * Writes the connection's address into each request as it arrives. Next keeps a client's own
 * X-Forwarded-For, and hands neither pages nor route handlers the socket to check it against.
 */
export function recordSocketAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as RequestStart;
    request.headers[SOCKET_ADDRESS_HEADER] = socket.remoteAddress ?? "";
  });
}
