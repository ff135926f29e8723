import { verifyBundle, type BundleReport } from "./bundle";
import { hex, utf8 } from "./canonical";
import { ringOf, type PublishedKeys } from "./keys";
import type { Platform, Source } from "./platform";
import { Problem, UNREADABLE } from "./problem";
import { checkReport, isReport, refuseAlone, type CheckedReport } from "./report";
import { Sha256Digest } from "./sha256-browser";
import { checkSnapshot, type Snapshot } from "./snapshots";

/** What a page asks of the worker: a file to verify, with the keys to trust. */
export type VerifyRequest = {
  file: File;
  /** The PDF that belongs to it, where it is the signed document of a report. */
  pdf: File | null;
  keys: PublishedKeys;
  anchors: { name: string; note: string }[];
};

/** What the worker says: how far it is, and in the end what it found. */
export type VerifyAnswer =
  | { kind: "progress"; path: string; done: number; files: number }
  | { kind: "bundle"; report: BundleReport }
  | { kind: "snapshot"; date: string; organizationId: string }
  | { kind: "report"; report: CheckedReport }
  | { kind: "problem"; code: number; problem: string; place: string; message: string };

const browserPlatform: Platform = {
  sha256(bytes) {
    const digest = new Sha256Digest();
    digest.update(bytes);
    return digest.digest();
  },
  sha256Hex: (text) => hex(browserPlatform.sha256(utf8(text))),
  startDigest: () => new Sha256Digest(),
  async verifyEd25519(publicKey, message, signature) {
    // The copies have the exact type that the browser asks for.
    const key = await crypto.subtle
      .importKey("spki", Uint8Array.from(publicKey), "Ed25519", false, ["verify"])
      .catch(() => {
        throw new Problem(UNREADABLE, "this browser cannot check Ed25519 signatures", "browser");
      });
    return crypto.subtle.verify("Ed25519", key, Uint8Array.from(signature), Uint8Array.from(message));
  },
  async *inflateRaw(stream) {
    const iterator = stream[Symbol.asyncIterator]();
    const readable = new ReadableStream<BufferSource>({
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(Uint8Array.from(next.value));
      },
    });
    yield* chunksOf(readable.pipeThrough(new DecompressionStream("deflate-raw")));
  },
};

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function fileSource(file: File): Source {
  return {
    name: file.name,
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    stream: (start, end) => chunksOf(file.slice(start, end).stream()),
  };
}

/** Waits for files to verify; nothing of them leaves the page. */
export function answerMessages(): void {
  const tell = (answer: VerifyAnswer) => postMessage(answer);
  addEventListener("message", ({ data }: MessageEvent<VerifyRequest>) => {
    answer(data, tell).then(tell, (error: unknown) => {
      const { code, kind, place } =
        error instanceof Problem ? error : new Problem(UNREADABLE, String(error), data.file.name);
      tell({ kind: "problem", code, problem: kind, place, message: String((error as Error).message) });
    });
  });
}

async function answer(
  { file, pdf, keys, anchors }: VerifyRequest,
  tell: (answer: VerifyAnswer) => void,
): Promise<VerifyAnswer> {
  const ring = ringOf(browserPlatform, keys);
  if (file.name.endsWith(".pdf")) refuseAlone(file.name);
  if (!file.name.endsWith(".json")) {
    const report = await verifyBundle(browserPlatform, fileSource(file), {
      ring,
      anchors,
      tell: (path, done, files) => tell({ kind: "progress", path, done, files }),
    });
    return { kind: "bundle", report };
  }
  const document: unknown = JSON.parse(await file.text());
  if (isReport(document)) {
    const given = { name: file.name, pdf: pdf && fileSource(pdf) };
    return { kind: "report", report: await checkReport(browserPlatform, ring, document, given) };
  }
  const { date, organizationId } = await checkSnapshot(
    browserPlatform,
    ring,
    document as Snapshot,
    file.name,
  );
  return { kind: "snapshot", date, organizationId };
}
