import "server-only";
import { checkUrl } from "./check-url";
import { exchange } from "./exchange";
import { outgoingPolicy } from "./policy";
import { nextRequest } from "./redirect";
import { resolveTarget, systemResolve } from "./resolve-target";
import {
  failure,
  type OutgoingPolicy,
  type OutgoingRequest,
  type OutgoingResult,
  type Resolve,
} from "./types";

const TIMEOUT_MILLISECONDS = 10_000;
const CONNECT_TIMEOUT_MILLISECONDS = 5_000;
const MAX_RESPONSE_BYTES = 1024 * 1024;

/** Set by the connection alone, or by nobody: they would confuse it or name another host. */
const OWN_HEADERS =
  /^(host|connection|keep-alive|cookie|content-length|expect|te|trailer|transfer-encoding|upgrade|user-agent|accept-encoding|proxy-.*)$/i;

type Surroundings = { resolve: Resolve; policy: OutgoingPolicy };

/**
 * The one way to an address that a customer gave. It is looked up once and connected to as checked,
 * at each hop of a redirect anew; nothing but public hosts answers, whatever the notation. See
 * docs/outgoing-requests.md.
 */
export async function sendOutgoingRequest(
  first: OutgoingRequest,
  { resolve = systemResolve, policy = outgoingPolicy() }: Partial<Surroundings> = {},
): Promise<OutgoingResult> {
  const signal = AbortSignal.timeout(first.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS);
  const maxRedirects = first.maxRedirects ?? 0;
  let request = first;
  for (let redirects = 0; ; redirects += 1) {
    const result = await sendOnce(request, { resolve, policy }, signal);
    if (!result.ok || maxRedirects === 0) return result;
    const redirect = nextRequest(request, result);
    if (redirect.kind === "none") return result;
    if (redirect.kind === "refused") return failure("redirect-refused", redirect.why);
    if (redirects === maxRedirects)
      return failure("too-many-redirects", `There were more than ${maxRedirects} redirects.`);
    request = redirect.request;
  }
}

async function sendOnce(
  request: OutgoingRequest,
  { resolve, policy }: Surroundings,
  signal: AbortSignal,
): Promise<OutgoingResult> {
  const target = checkUrl(request.url, { allowHttp: request.allowHttp ?? false, policy });
  if (!target.ok) return target;
  const resolved = await Promise.race([resolveTarget(target, resolve), aborted(signal)]);
  if (!resolved.ok) return resolved;
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => !OWN_HEADERS.test(name));
  return exchange({
    target,
    addresses: resolved.addresses,
    method: request.method ?? "GET",
    headers: {
      ...Object.fromEntries(headers),
      "user-agent": policy.userAgent,
      "accept-encoding": "gzip, deflate, br",
    },
    body: request.body,
    connectTimeoutMilliseconds: request.connectTimeoutMilliseconds ?? CONNECT_TIMEOUT_MILLISECONDS,
    maxResponseBytes: request.maxResponseBytes ?? MAX_RESPONSE_BYTES,
    connectionOwner: request.connectionOwner,
    signal,
  });
}

/** A look-up knows no abort signal of its own. */
function aborted(signal: AbortSignal) {
  const timeout = failure("timeout", "The host could not be looked up in time.");
  return new Promise<typeof timeout>((done) => {
    if (signal.aborted) done(timeout);
    else signal.addEventListener("abort", () => done(timeout), { once: true });
  });
}
