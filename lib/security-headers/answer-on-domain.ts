import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { domainOrigin } from "@/lib/custom-domains/address";
import { pathOnDomain } from "@/lib/custom-domains/domain-path";
import type { ServedDomain } from "@/lib/custom-domains/served-domain";
import { env } from "@/lib/env";
import { isForeignWrite } from "./foreign-request";
import { foreignWriteAnswer, nothingAnswer } from "./refusals";

type Asked = { domain: ServedDomain; forwarded: Headers; requestId: string };

/** What a custom domain answers: its organisation's pages, and for everything else where that is. */
export function answerOnDomain(request: NextRequest, { domain, forwarded, requestId }: Asked): NextResponse {
  const { pathname, search } = request.nextUrl;
  const origin = domainOrigin(domain.hostName);
  if (isForeignWrite(request, origin)) return foreignWriteAnswer(requestId);
  switch (pathOnDomain(pathname, domain.organizationSlug)) {
    case "served":
      return NextResponse.next({ request: { headers: forwarded } });
    case "home":
      return onward(request, `${origin}/${domain.organizationSlug}/dashboard`);
    case "sign-in": {
      if (!isNavigation(request)) return nothingAnswer();
      const begin = request.nextUrl.clone();
      begin.pathname = "/api/custom-domain/begin";
      return NextResponse.rewrite(begin, { request: { headers: forwarded } });
    }
    case "elsewhere":
      return onward(request, `${new URL(env.APP_URL).origin}${pathname}${search}`);
    case "nothing":
      return nothingAnswer();
  }
}

/** Only for people who open a page: a script of ours cannot follow to another origin, and opens the page instead. */
function onward(request: NextRequest, address: string): NextResponse {
  if (!isNavigation(request)) return nothingAnswer();
  return NextResponse.redirect(address, { status: 307, headers: { "cache-control": "no-store" } });
}

function isNavigation({ method, headers }: NextRequest): boolean {
  const destination = headers.get("sec-fetch-dest");
  return (method === "GET" || method === "HEAD") && (destination === null || destination === "document");
}
