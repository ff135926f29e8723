import { NextResponse, type NextRequest } from "next/server";
import { now } from "@/lib/core/clock";
import { env } from "@/lib/env";
import { videoOrigins } from "@/lib/help/videos";
import { requestIdOf } from "@/lib/http/request-id";
import { contentSecurityPolicy } from "@/lib/security-headers/content-security-policy";
import { isForeignWrite } from "@/lib/security-headers/foreign-request";
import { securityHeaders } from "@/lib/security-headers/response-headers";

/** The page that verifies evidence, and its worker: a file dropped there can go nowhere. */
const VERIFIER_PAGES = /^\/verify(\/|$)/;

/** The pages with the videos of the operator: no other may load a player of a third party. */
const VIDEO_PAGES = /^\/(?:[^/]+\/)?help\/videos\/?$/;

/** Headers only: whether somebody may pass is decided by each page, action and route itself. */
export function proxy(request: NextRequest): NextResponse {
  const appUrl = new URL(env.APP_URL);
  const requestId = requestIdOf(request.headers);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    isDevelopment: env.NODE_ENV === "development",
    frameOrigins: VIDEO_PAGES.test(request.nextUrl.pathname) ? videoOrigins(env.HELP_VIDEOS) : [],
    connectOrigins: env.SENTRY_DSN ? [new URL(env.SENTRY_DSN).origin] : [],
    mayConnect: !VERIFIER_PAGES.test(request.nextUrl.pathname),
  });

  const forwarded = new Headers(request.headers);
  forwarded.set("x-request-id", requestId);
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-pathname", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Request records measure pages and actions from here; whatever a client sends is overwritten.
  forwarded.set("x-request-start", String(now().getTime()));
  forwarded.set("x-request-method", request.method);
  // Next reads its nonce from the request's policy and puts it on its own scripts.
  forwarded.set("content-security-policy", policy);

  const response = isForeignWrite(request, appUrl.origin)
    ? refusal(requestId)
    : NextResponse.next({ request: { headers: forwarded } });
  const headers = securityHeaders({ isHttps: appUrl.protocol === "https:" });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

function refusal(requestId: string): NextResponse {
  const problem = {
    type: "about:blank",
    title: "Forbidden",
    status: 403,
    detail: "This request came from another site.",
    requestId,
  };
  return NextResponse.json(problem, {
    status: 403,
    headers: { "content-type": "application/problem+json" },
  });
}

export const config = {
  // Files of the build are immutable, need no policy and carry no page. The durable engine's calls carry a
  // request id of their own, which its checkpoints name. The public API has neither cookies nor pages and
  // sets its own headers: passing here would halve what it takes in. Mails that come in are larger than what
  // may pass here, and their providers are no browsers. Images of a brand are shown on other sites, by readers of mail.
  matcher: [
    "/((?!_next/static|_next/image|favicon.ico|api/branding/|api/inngest|api/v1/|api/otlp/|api/webhooks/inbound-mail/).*)",
  ],
};
