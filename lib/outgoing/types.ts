/** Why a request to a customer's address was not made or not finished. */
export type OutgoingRefusal =
  | "invalid-url"
  | "scheme-not-allowed"
  | "credentials-in-url"
  | "port-not-allowed"
  | "odd-address-notation"
  | "address-not-allowed"
  | "name-not-found"
  | "redirect-refused"
  | "too-many-redirects"
  | "connection-timeout"
  | "timeout"
  | "connection-failed"
  | "certificate-not-trusted"
  | "response-too-large"
  | "response-broken";

export type OutgoingResponse = {
  ok: true;
  /** Any status, 4xx and 5xx included: the other side has answered. */
  status: number;
  /** Names in lower case; cookies are left out. */
  headers: Record<string, string>;
  /** Decompressed. */
  body: Buffer;
  /** Where the answer came from, after redirects. */
  url: string;
};

/** `message` is fit for the user. */
export type OutgoingFailure = { ok: false; reason: OutgoingRefusal; message: string };

export type OutgoingResult = OutgoingResponse | OutgoingFailure;

export type OutgoingRequest = {
  url: string;
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Plain http is refused unless the caller has a reason to allow it. */
  allowHttp?: boolean;
  /** 0, unless said otherwise: a redirect is then an answer like any other. */
  maxRedirects?: number;
  /** Of everything together: look-up, redirects, connection and body. */
  timeoutMilliseconds?: number;
  connectTimeoutMilliseconds?: number;
  /** Of the body, before and after decompression. */
  maxResponseBytes?: number;
  /**
   * Whoever sends several requests: they may use one connection after another, which is shared with no other owner.
   * Left out, a request has a connection of its own.
   */
  connectionOwner?: string;
};

export type ResolvedAddress = { address: string; family: 4 | 6 };

/** Every address of a name; throws when there is none. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

/** What the operator allows. */
export type OutgoingPolicy = {
  ports: readonly number[];
  /** `host` or `host:port`: names and addresses that may be private. */
  privateHosts: readonly string[];
  userAgent: string;
};

export function failure(reason: OutgoingRefusal, message: string): OutgoingFailure {
  return { ok: false, reason, message };
}
