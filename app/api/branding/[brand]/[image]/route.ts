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
  const response = await imageResponse(new URL(request.url), await params).catch(async (error: unknown) => {
    await reportError(error, { requestId, where: "image of a brand" });
    return problemResponse(error, requestId);
  });
  setApiHeaders(response, requestId);
  // Mail programs in a browser show it on their own site.
  response.headers.set("cross-origin-resource-policy", "cross-origin");
  return response;
}

async function imageResponse(
  { pathname, search }: URL,
  { brand, image: kind }: Awaited<Segment["params"]>,
): Promise<Response> {
  const image = await findImage(brand, kind);
  if (image === null) throw notFound("image");
  // Another version has another address; a mail's link, which has an old one, shows the newest soon.
  const isNewest = `${pathname}${search}` === image.path;
  return new Response(Readable.toWeb(Readable.from(image.stream)) as ReadableStream, {
    headers: { "content-type": "image/png", "cache-control": isNewest ? FOR_GOOD : FOR_MINUTES },
  });
}
