import { NextResponse, type NextRequest } from "next/server";
import { now } from "@/lib/core/clock";
import {
  BY_DOMAIN_HEADER,
  encodeRequestDomain,
  REQUEST_DOMAIN_HEADER,
} from "@/lib/custom-domains/request-header";
import { findSite, type Site } from "@/lib/custom-domains/site";
import { env } from "@/lib/env";
import { videoOrigins } from "@/lib/help/videos";
import { requestIdOf } from "@/lib/http/request-id";
import { answerOnDomain } from "@/lib/security-headers/answer-on-domain";
import { contentSecurityPolicy } from "@/lib/security-headers/content-security-policy";
import { isForeignWrite } from "@/lib/security-headers/foreign-request";
import {
  foreignWriteAnswer,
  nothingAnswer,
  unavailableAnswer,
  unknownHostAnswer,
} from "@/lib/security-headers/refusals";
import { securityHeaders } from "@/lib/security-headers/response-headers";

/** The page that verifies evidence, and its worker: a file dropped there can go nowhere. */
const VERIFIER_PAGES = /^\/verify(\/|$)/;

/** The pages with the videos of the operator: no other may load a player of a third party. */
const VIDEO_PAGES = /^\/(?:[^/]+\/)?help\/videos\/?$/;

/** Programs ask here by whatever name they reach us, with secrets of their own and no cookies. */
const FOR_PROGRAMS = /^\/api\/(health|metrics|cron|webhooks|custom-domain\/ask)(\/|$)/;

/**
 * Headers, and which site a request asks for. Whether somebody may pass is decided by each page, action and route
 * itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
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
  const site = await siteOf(request);
  const domain = site?.kind === "domain" ? site.domain : null;

  const forwarded = new Headers(request.headers);
  forwarded.set("x-request-id", requestId);
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-pathname", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Request records measure pages and actions from here; whatever a client sends is overwritten.
  forwarded.set("x-request-start", String(now().getTime()));
  forwarded.set("x-request-method", request.method);
  forwarded.set(REQUEST_DOMAIN_HEADER, encodeRequestDomain(domain));
  if (domain !== null) forwarded.set(BY_DOMAIN_HEADER, "1");
  // Next reads its nonce from the request's policy and puts it on its own scripts.
  forwarded.set("content-security-policy", policy);

  const response = answer(request, { site, forwarded, requestId });
  const headers = securityHeaders({ isHttps: appUrl.protocol === "https:", isCustomDomain: domain !== null });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

/** Null while it cannot be said: then nothing is served. */
async function siteOf(request: NextRequest): Promise<Site | null> {
  if (FOR_PROGRAMS.test(request.nextUrl.pathname)) return { kind: "own" };
  return findSite(request.headers.get("host")).catch(() => null);
}

type Asked = { site: Site | null; forwarded: Headers; requestId: string };

function answer(request: NextRequest, { site, forwarded, requestId }: Asked): NextResponse {
  switch (site?.kind) {
    case undefined:
      return unavailableAnswer();
    case "unknown":
      return unknownHostAnswer();
    case "domain":
      return answerOnDomain(request, { domain: site.domain, forwarded, requestId });
    case "own":
      // Then the browser asks by itself, at the domain where it is.
      if (request.headers.has(BY_DOMAIN_HEADER)) return nothingAnswer();
      return isForeignWrite(request, new URL(env.APP_URL).origin)
        ? foreignWriteAnswer(requestId)
        : NextResponse.next({ request: { headers: forwarded } });
  }
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
