import "server-only";
import type { OutgoingFailure } from "@/lib/outgoing/types";
import { sendOutgoingRequest } from "@/lib/outgoing/send-outgoing-request";
import { isOwnNetwork } from "./private-provider";

/** Why a provider could not be asked; `message` is fit for the user. */
export class ProviderUnreachable extends Error {
  constructor({ message }: OutgoingFailure) {
    super(message);
    this.name = "ProviderUnreachable";
  }
}

type FetchInit = { method: string; headers: Record<string, string>; body?: unknown };

/**
 * What the protocol's library asks a provider through: its addresses come from a customer and from that
 * customer's own documents, so each goes past the guard. A redirect is an answer, never followed.
 */
export async function guardedFetch(url: string, { method, headers, body }: FetchInit): Promise<Response> {
  const result = await sendOutgoingRequest({
    url,
    method: method === "POST" ? "POST" : "GET",
    headers,
    body: body instanceof URLSearchParams ? body.toString() : undefined,
    allowHttp: isOwnNetwork(url),
  });
  if (!result.ok) throw new ProviderUnreachable(result);
  const { "content-encoding": _decoded, "content-length": _counted, ...kept } = result.headers;
  return new Response(new Uint8Array(result.body), { status: result.status, headers: kept });
}
