import { Readable } from "node:stream";
import { originOf } from "@/lib/auth/request-origin";
import { findImage, type ServedImage } from "@/lib/branding/find-image";
import { notFound } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";

const FOR_GOOD = "public, max-age=31536000, immutable";
const FOR_MINUTES = "public, max-age=300";

/** An organisation's logo or browser icon, for whoever was given the address. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ brand: string; image: string }> },
): Promise<Response> {
  const { requestId } = originOf(request.headers);
  try {
    const { brand, image: kind } = await params;
    const image = await findImage(brand, kind);
    if (image === null) return problemResponse(notFound("image"), requestId);
    const { pathname, search } = new URL(request.url);
    return imageResponse(image, `${pathname}${search}` === image.path, requestId);
  } catch (error) {
    await reportError(error, { requestId, where: "image of a brand" });
    return problemResponse(error, requestId);
  }
}

function imageResponse({ stream }: ServedImage, isNewest: boolean, requestId: string): Response {
  const response = new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream);
  setApiHeaders(response, requestId);
  response.headers.set("content-type", "image/png");
  // Another version has another address; a mail's link, which has an old one, shows the newest soon.
  response.headers.set("cache-control", isNewest ? FOR_GOOD : FOR_MINUTES);
  // Mail programs in a browser show it on their own site.
  response.headers.set("cross-origin-resource-policy", "cross-origin");
  return response;
}
