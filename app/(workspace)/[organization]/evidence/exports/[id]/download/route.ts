import { organizationRoute } from "@/lib/auth/organization-route";
import { notFound } from "@/lib/core/errors";
import { byteRangeOf } from "@/lib/evidence-exports/byte-range";
import { openExport } from "@/lib/evidence-exports/queries";
import { ExportId } from "@/lib/evidence-exports/schema";
import { byteStream } from "@/lib/http/byte-stream";

/** The bundle, put together while it is read; a download that broke off goes on where it was. */
export const GET = organizationRoute<{ organization: string; id: string }>(
  async ({ context, params, request }) => {
    const asked = ExportId.safeParse({ id: params.id });
    if (!asked.success) throw notFound("export");
    const { archive, name, etag } = await openExport(context, asked.data.id);
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
  },
);
