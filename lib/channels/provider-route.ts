import "server-only";
import { requestIdOf } from "@/lib/http/request-id";
import { problemResponse } from "@/lib/http/problem";
import { readBytes } from "@/lib/http/read-body";
import { reportError } from "@/lib/observability/error-tracking";

const MAX_BODY_BYTES = 128 * 1024;

/** A route that providers call: the work sees the raw body, checks who signed it, and is answered with nothing. */
export function providerRoute(route: string, work: (request: Request, body: string) => Promise<void>) {
  return async (request: Request): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    try {
      await work(request, new TextDecoder().decode(await readBytes(request, MAX_BODY_BYTES)));
      return new Response(null, { status: 200 });
    } catch (error) {
      await reportError(error, { requestId, where: route });
      return problemResponse(error, requestId);
    }
  };
}
