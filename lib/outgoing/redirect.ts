import type { OutgoingRequest, OutgoingResponse } from "./types";

const REDIRECTS = [301, 302, 303, 307, 308];
/** All that another origin is told; authorization and whatever else a caller sets stay behind. */
const HEADERS_FOR_OTHERS = ["accept", "accept-language", "content-type"];

export type Redirect =
  { kind: "none" } | { kind: "refused"; why: string } | { kind: "follow"; request: OutgoingRequest };

/** What an answer asks to be requested next, without credentials where it leads to another origin. */
export function nextRequest(request: OutgoingRequest, response: OutgoingResponse): Redirect {
  const location = response.headers.location;
  if (!REDIRECTS.includes(response.status) || location === undefined) return { kind: "none" };
  if (!URL.canParse(location, response.url))
    return { kind: "refused", why: "The redirect names no address." };
  const from = new URL(response.url);
  const to = new URL(location, from);
  if (from.protocol === "https:" && to.protocol === "http:")
    return { kind: "refused", why: "The redirect leads from https to http." };

  const isSameOrigin = from.origin === to.origin;
  const method = request.method ?? "GET";
  const becomesGet = response.status < 307 && method !== "HEAD";
  const body = becomesGet ? undefined : request.body;
  if (body !== undefined && !isSameOrigin)
    return { kind: "refused", why: "The redirect would hand the request's content to another host." };
  const kept = Object.entries(request.headers ?? {}).filter(([name]) => {
    const lower = name.toLowerCase();
    if (becomesGet && lower.startsWith("content-")) return false;
    return isSameOrigin || HEADERS_FOR_OTHERS.includes(lower);
  });
  return {
    kind: "follow",
    request: {
      ...request,
      // As it was written, or an odd notation would be straightened before it is checked.
      url: URL.canParse(location) ? location : to.href,
      method: becomesGet ? "GET" : method,
      headers: Object.fromEntries(kept),
      body,
    },
  };
}
