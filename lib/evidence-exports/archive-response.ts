import { byteStream } from "@/lib/http/byte-stream";
import { byteRangeOf } from "./byte-range";
import type { ExportDownload } from "./queries";

/** Answers with an archive, or with the stretch of it that is asked for. */
export function archiveResponse(request: Request, { archive, name, etag }: ExportDownload): Response {
  const headers = {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${name}"`,
    "accept-ranges": "bytes",
    "cache-control": "no-store",
    etag,
  };
  const isSame = (request.headers.get("if-range") ?? etag) === etag;
  const range = isSame ? byteRangeOf(request.headers.get("range"), archive.sizeBytes) : null;
  if (range === "unsatisfiable")
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${archive.sizeBytes}` },
    });
  const { start, end } = range ?? { start: 0, end: archive.sizeBytes };
  return new Response(byteStream(archive.stream(start, end)), {
    status: range === null ? 200 : 206,
    headers: {
      ...headers,
      "content-length": String(end - start),
      ...(range && { "content-range": `bytes ${start}-${end - 1}/${archive.sizeBytes}` }),
    },
  });
}
