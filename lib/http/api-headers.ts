import "server-only";
import { env } from "@/lib/env";
import { apiSecurityHeaders } from "@/lib/security-headers/response-headers";

/** Marks an answer of the public API, which the proxy does not see, with its request id and the protections. */
export function setApiHeaders({ headers }: Response, requestId: string): void {
  const isHttps = new URL(env.APP_URL).protocol === "https:";
  for (const [name, value] of Object.entries(apiSecurityHeaders({ isHttps }))) headers.set(name, value);
  headers.set("x-request-id", requestId);
}
