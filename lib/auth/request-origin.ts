import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { RequestOrigin } from "@/lib/core/context";
import { env } from "@/lib/env";
import { requestIdOf } from "@/lib/http/request-id";
import { clientAddress } from "./client-address";

const LONGEST_USER_AGENT = 400;

/** Where the current request came from. */
export const requestOrigin = cache(async (): Promise<RequestOrigin> => originOf(await headers()));

/** Where a request with these headers came from. */
export function originOf(requestHeaders: Pick<Headers, "get">): RequestOrigin {
  return {
    requestId: requestIdOf(requestHeaders),
    ipAddress: clientAddress(requestHeaders, env.TRUSTED_PROXY_HOPS),
    userAgent: requestHeaders.get("user-agent")?.slice(0, LONGEST_USER_AGENT) ?? null,
  };
}
