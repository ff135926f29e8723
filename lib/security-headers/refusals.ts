import { NextResponse } from "next/server";

/** To a write that a browser sends from another site. */
export function foreignWriteAnswer(requestId: string): NextResponse {
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

/** To a name that leads here and is nobody's: a record that was left behind, or a setting that is missing. */
export function unknownHostAnswer(): NextResponse {
  return plain(
    421,
    "No organisation is served under this name. If it leads here by a record of yours, check the domain in the settings of your organisation; if you operate this installation, check its setting APP_URL.",
  );
}

/** While nobody can say whose a name is. */
export function unavailableAnswer(): NextResponse {
  const response = plain(503, "This name cannot be looked up now. Try again in a minute.");
  response.headers.set("retry-after", "60");
  return response;
}

/** To what is not at a custom domain, where a program asks or something would be changed. */
export function nothingAnswer(): NextResponse {
  return plain(404, "There is nothing at this address.");
}

function plain(status: number, text: string): NextResponse {
  return new NextResponse(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
