import { originOf } from "@/lib/auth/request-origin";
import { notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { readFeed } from "@/lib/on-call/feed";
import { reportError } from "@/lib/observability/error-tracking";

/** A person's shifts for their calendar programme; the secret in the address is the only key. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { requestId } = originOf(request.headers);
  try {
    const calendar = await readFeed((await params).token);
    if (calendar === null) return problemResponse(notFound("calendar"), requestId);
    return new Response(calendar, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="on-call.ics"',
        "cache-control": "private, no-store",
        "referrer-policy": "no-referrer",
      },
    });
  } catch (error) {
    await reportError(error, { requestId, where: "calendar of shifts" });
    return problemResponse(error, requestId);
  }
}
