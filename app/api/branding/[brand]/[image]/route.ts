import { Readable } from "node:stream";
import { originOf } from "@/lib/auth/request-origin";
import { findImage } from "@/lib/branding/find-image";
import { notFound } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";

const FOR_GOOD = "public, max-age=31536000, immutable";
const FOR_MINUTES = "public, max-age=300";

type Segment = { params: Promise<{ brand: string; image: string }> };

/** An organisation's logo or browser icon, for whoever was given the address. */
export async function GET(request: Request, { params }: Segment): Promise<Response> {
  const { requestId } = originOf(request.headers);
  try {
    const { brand, image: kind } = await params;
    const image = await findImage(brand, kind);
    if (image === null) throw notFound("image");
    const { pathname, search } = new URL(request.url);
    const response = new Response(Readable.toWeb(Readable.from(image.stream)) as ReadableStream);
    setApiHeaders(response, requestId);
    response.headers.set("content-type", "image/png");
    // Mail programs in a browser show it on their own site.
    response.headers.set("cross-origin-resource-policy", "cross-origin");
    // Another version has another address; a mail's link, which has an old one, shows the newest soon.
    response.headers.set("cache-control", `${pathname}${search}` === image.path ? FOR_GOOD : FOR_MINUTES);
    return response;
  } catch (error) {
    await reportError(error, { requestId, where: "image of a brand" });
    const problem = problemResponse(error, requestId);
    setApiHeaders(problem, requestId);
    return problem;
  }
}
