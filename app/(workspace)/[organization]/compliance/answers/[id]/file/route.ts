import { Readable } from "node:stream";
import { organizationRoute } from "@/lib/auth/organization-route";
import { getAnswerFile } from "@/lib/compliance/queries/checks";
import { isId } from "@/lib/core/ids";
import { notFound } from "@/lib/core/errors";
import { getFile } from "@/lib/storage/files";

/** The document of an answer, always as a download: it is somebody's upload. */
export const GET = organizationRoute<{ organization: string; id: string }>(async ({ context, params }) => {
  if (!isId(params.id)) throw notFound("document");
  const { key, name } = await getAnswerFile(context, params.id);
  const { stream, sizeBytes } = await getFile(context, key);
  return new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(sizeBytes),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});
