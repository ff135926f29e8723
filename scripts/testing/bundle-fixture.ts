import { inflateRawSync } from "node:zlib";
import { requestExport } from "@/lib/evidence-exports/mutations";
import { openExport } from "@/lib/evidence-exports/queries";
import { beginExport, sealExport, writeExportFile } from "@/lib/evidence-exports/run-export";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { verifyBundle } from "@/lib/verifier/bundle";
import { ringOf, type PublishedKeys } from "@/lib/verifier/keys";
import { nodePlatform } from "@/lib/verifier/node-platform";
import type { Source } from "@/lib/verifier/platform";
import type { Problem } from "@/lib/verifier/problem";
import { readMembers } from "@/lib/verifier/zip";
import type { OrganizationFixture } from "./organization-fixture";

/** Makes an export as its durable function does, step by step; answers its id. */
export async function makeExport(
  { context }: OrganizationFixture,
  days: { fromDay: string; toDay: string },
): Promise<string> {
  const exportId = await requestExport(context, days);
  const name = { organizationId: context.organizationId, exportId };
  for (const file of await beginExport(name)) await writeExportFile(name, file);
  await sealExport(name);
  return exportId;
}

/** A stretch of its archive, all of it by default. */
export async function bytesOf(
  { context }: OrganizationFixture,
  id: string,
  start?: number,
  end?: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await openExport(context, id)).archive.stream(start, end)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function sourceOf(bytes: Buffer): Source {
  return {
    name: "evidence.zip",
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    stream: async function* (start, end) {
      yield bytes.subarray(start, end);
    },
  };
}

/** Every file of an archive by its path. */
export async function textsOf(bytes: Buffer): Promise<Map<string, string>> {
  const members = await readMembers(sourceOf(bytes));
  return new Map(
    members.map(({ path, start, compressedBytes }) => {
      const from = start + 30 + Buffer.byteLength(path);
      return [path, inflateRawSync(bytes.subarray(from, from + compressedBytes)).toString()];
    }),
  );
}

/** What the verifier says of an archive: its report with the code 0, or the problem that it names. */
export async function verified(
  bytes: Buffer,
  { keys, anchors = [] }: { keys?: PublishedKeys; anchors?: { name: string; note: string }[] } = {},
) {
  const platform = await nodePlatform();
  const ring = ringOf(platform, keys ?? (await publishedKeys()));
  return verifyBundle(platform, sourceOf(bytes), { ring, anchors }).then(
    (report) => ({ code: 0, kind: "intact", place: "", message: "", ...report }),
    ({ code, kind, place, message }: Problem) => ({ code, kind, place, message }),
  );
}
