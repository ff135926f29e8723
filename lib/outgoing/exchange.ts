import {
  request as plainRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import { request as secureRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { OutgoingTarget } from "./check-url";
import { keptConnection } from "./kept-connections";
import { readResponseBody } from "./read-response-body";
import {
  failure,
  type OutgoingFailure,
  type OutgoingRequest,
  type OutgoingResponse,
  type ResolvedAddress,
} from "./types";

export type ExchangeInput = {
  target: OutgoingTarget;
  addresses: readonly ResolvedAddress[];
  method: NonNullable<OutgoingRequest["method"]>;
  headers: Record<string, string>;
  body: OutgoingRequest["body"];
  connectTimeoutMilliseconds: number;
  maxResponseBytes: number;
  connectionOwner: string | undefined;
  signal: AbortSignal;
};

class ConnectionTimeout extends Error {}

/** The other side had closed the connection that was used again, before it answered anything. */
class StaleConnection extends Error {}

/** One request and its answer, over a connection to the addresses that were checked. */
export async function exchange(input: ExchangeInput): Promise<OutgoingResponse | OutgoingFailure> {
  try {
    const response = await send(input);
    const body = await readResponseBody(response, input);
    if (!Buffer.isBuffer(body)) return body;
    const { statusCode = 0, headers } = response;
    return { ok: true, status: statusCode, headers: plainHeaders(headers), body, url: input.target.url.href };
  } catch (error) {
    return error instanceof StaleConnection
      ? exchange({ ...input, connectionOwner: undefined })
      : explain(error, input);
  }
}

function send(input: ExchangeInput): Promise<IncomingMessage> {
  const { target, addresses, method, headers, body, connectionOwner, signal } = input;
  const options: RequestOptions = {
    method,
    headers,
    signal,
    lookup: pinnedLookup(addresses),
    // Else a connection of its own: a shared one might lead where another request was allowed to go.
    ...(connectionOwner === undefined
      ? { agent: false }
      : keptConnection(connectionOwner, target.isSecure, addresses)),
  };
  return new Promise((done, fail) => {
    const request = (target.isSecure ? secureRequest : plainRequest)(target.url, options, done);
    const timer = setTimeout(
      () => request.destroy(new ConnectionTimeout()),
      input.connectTimeoutMilliseconds,
    );
    const connected = () => clearTimeout(timer);
    request.on("socket", (socket) => {
      if (request.reusedSocket) connected();
      else socket.once(target.isSecure ? "secureConnect" : "connect", connected);
    });
    request.on("close", connected);
    request.on("error", (error) => fail(wasStale(request, error) ? new StaleConnection() : error));
    request.end(body);
  });
}

function wasStale({ reusedSocket }: ClientRequest, error: Error): boolean {
  return reusedSocket && "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

/** Answers every look-up of the connection with what was checked before. */
function pinnedLookup(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? "", first?.family);
  };
}

function plainHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    name === "set-cookie" || value === undefined ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(kept);
}

/** Codes of OpenSSL and Node for certificates that do not prove whom they name. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|ISSUER|ALTNAME|CRL|UNABLE_TO_VERIFY/;

function explain(error: unknown, { target, signal }: ExchangeInput): OutgoingFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (signal.aborted) return failure("timeout", "The other side took too long to answer.");
  if (error instanceof ConnectionTimeout)
    return failure("connection-timeout", `${target.hostname} could not be reached in time.`);
  if (CERTIFICATE_CODE.test(code))
    return failure(
      "certificate-not-trusted",
      `The certificate of ${target.hostname} is not trusted (${code}).`,
    );
  if (code.startsWith("HPE_") || code.startsWith("Z_") || code.startsWith("ERR__ERROR_FORMAT"))
    return failure("response-broken", "The answer could not be read.");
  return failure("connection-failed", `The connection to ${target.hostname} failed${code && ` (${code})`}.`);
}
