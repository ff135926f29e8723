import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { REQUEST_DOMAIN_HEADER } from "@/lib/custom-domains/request-header";

/** The address of the connection itself. Whatever a client sends under this name is overwritten. */
export const SOCKET_ADDRESS_HEADER = "x-regulix-socket-address";

/** `1` where nobody opened the page yet: the browser or the router fetches it ahead. Overwritten as well. */
export const PREFETCH_HEADER = "x-regulix-prefetch";

type RequestStart = { request: Pick<IncomingMessage, "headers">; socket: Pick<Socket, "remoteAddress"> };

/**
 * Marks each request as it arrives with what Next shows to neither the proxy nor pages: it keeps a
 * client's own X-Forwarded-For without the socket to check it against, and hides its router's headers.
 */
export function markRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as RequestStart;
    // Written by the proxy alone, and never by what does not pass it.
    delete request.headers[REQUEST_DOMAIN_HEADER];
    request.headers[SOCKET_ADDRESS_HEADER] = socket.remoteAddress ?? "";
    request.headers[PREFETCH_HEADER] = isPrefetch(request.headers) ? "1" : "";
  });
}

function isPrefetch(headers: IncomingMessage["headers"]): boolean {
  const purpose = String(headers["sec-purpose"] ?? headers.purpose ?? "");
  return headers["next-router-prefetch"] !== undefined || purpose.includes("prefetch");
}
