import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { domainOrigin } from "@/lib/custom-domains/address";
import { pathOnDomain } from "@/lib/custom-domains/domain-path";
import type { ServedDomain } from "@/lib/custom-domains/served-domain";
import { isForeignWrite } from "./foreign-request";
import { foreignWriteAnswer, nothingAnswer } from "./refusals";

type Asked = { domain: ServedDomain; forwarded: Headers; requestId: string };

/** What a custom domain answers: its organisation's pages, and for everything else where that is. */
export function answerOnDomain(request: NextRequest, { domain, forwarded, requestId }: Asked): NextResponse {
  const { pathname, search, searchParams } = request.nextUrl;
  const origin = domainOrigin(domain.hostName);
  const onward = (path: string, query: Record<string, string> = {}) => {
    // Only for people who open a page: a script of ours cannot follow to another origin, and opens the page instead.
    if (!isNavigation(request)) return nothingAnswer();
    // Within the domain, because Next takes the installation's address for the request's own and drops its host.
    const address = new URL(path, origin);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return NextResponse.redirect(address, { status: 307, headers: { "cache-control": "no-store" } });
  };
  if (isForeignWrite(request, origin)) return foreignWriteAnswer(requestId);
  switch (pathOnDomain(pathname, domain.organizationSlug)) {
    case "served":
      return NextResponse.next({ request: { headers: forwarded } });
    case "home":
      return onward(`/${domain.organizationSlug}/dashboard`);
    case "sign-in":
      return onward("/api/custom-domain/begin", { callbackUrl: searchParams.get("callbackUrl") ?? "" });
    case "elsewhere":
      return onward("/api/custom-domain/leave", { path: `${pathname}${search}` });
    case "nothing":
      return nothingAnswer();
  }
}

function isNavigation({ method, headers }: NextRequest): boolean {
  const destination = headers.get("sec-fetch-dest");
  return (method === "GET" || method === "HEAD") && (destination === null || destination === "document");
}
