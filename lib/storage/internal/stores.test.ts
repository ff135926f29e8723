import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { startS3Server, type S3Server } from "@/scripts/testing/s3-server";
import { newStorageKey } from "../key";
import type { ByteStream, ObjectStore } from "../types";
import { localStore } from "./local-store";
import { s3Store } from "./s3-store";

const MEBIBYTE = 1024 * 1024;
const PLAIN = { maxBytes: 100 * MEBIBYTE, contentType: "text/plain" };

async function* chunksOf(...parts: (string | Buffer)[]): ByteStream {
  for (const part of parts) yield Buffer.from(part);
}

async function* failingAfter(bytes: number): ByteStream {
  yield Buffer.alloc(bytes);
  throw new Error("the sender went away");
}

async function read(stream: ByteStream | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Place = { store: ObjectStore; leftovers: () => Promise<number>; close: () => Promise<void> };

async function openLocal(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), "regulix-storage-"));
  return {
    store: localStore(directory),
    leftovers: async () => (await readdir(join(directory, "incoming"))).length,
    close: () => rm(directory, { recursive: true }),
  };
}

async function openS3(): Promise<Place> {
  const server: S3Server = await startS3Server("files");
  const credentials = { accessKeyId: "id", secretAccessKey: "secret" };
  return {
    store: s3Store({ bucket: "files", region: "us-east-1", endpoint: server.endpoint, credentials }),
    leftovers: async () => server.openUploads.size,
    close: server.close,
  };
}

describe.each([
  ["the local directory", openLocal],
  ["an S3-compatible service", openS3],
])("storing files in %s", (_name, open) => {
  let place: Place;
  const newKey = () => newStorageKey(newId(), "reports/2026-11.txt");
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  it("gives back what was put, with its hash and size", async () => {
    const key = newKey();
    const stored = await place.store.put(key, chunksOf("Hello, ", "world"), PLAIN);
    expect(stored).toEqual({
      sha256: createHash("sha256").update("Hello, world").digest("hex"),
      sizeBytes: 12,
    });
    expect((await read(await place.store.get(key))).toString()).toBe("Hello, world");
    expect(await place.store.exists(key)).toBe(true);
  });

  it("keeps an empty file and a large one in many chunks", async () => {
    const empty = newKey();
    expect((await place.store.put(empty, chunksOf(), PLAIN)).sizeBytes).toBe(0);
    expect(await read(await place.store.get(empty))).toHaveLength(0);
    const large = newKey();
    const parts = Array.from({ length: 12 }, (_, index) => Buffer.alloc(MEBIBYTE, index));
    await place.store.put(large, chunksOf(...parts), PLAIN);
    expect((await read(await place.store.get(large))).equals(Buffer.concat(parts))).toBe(true);
  });

  it("stops at the size limit and keeps nothing", async () => {
    const key = newKey();
    let sent = 0;
    async function* endless(): ByteStream {
      for (;;) {
        sent += MEBIBYTE;
        yield Buffer.alloc(MEBIBYTE);
      }
    }
    const putting = place.store.put(key, endless(), { ...PLAIN, maxBytes: 8 * MEBIBYTE });
    await expect(putting).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
    expect(sent).toBeLessThan(30 * MEBIBYTE);
    expect(await place.store.exists(key)).toBe(false);
    expect(await place.leftovers()).toBe(0);
  });

  it.each([10, 7 * MEBIBYTE])("keeps nothing of a stream that breaks after %i bytes", async (bytes) => {
    const key = newKey();
    await expect(place.store.put(key, failingAfter(bytes), PLAIN)).rejects.toThrow("the sender went away");
    expect(await place.store.get(key)).toBeNull();
    expect(await place.leftovers()).toBe(0);
  });

  it("removes, and finds nothing afterwards", async () => {
    const key = newKey();
    await place.store.put(key, chunksOf("x"), PLAIN);
    await place.store.remove(key);
    await place.store.remove(key);
    expect(await place.store.get(key)).toBeNull();
    expect(await place.store.exists(key)).toBe(false);
  });

  it("removes all files of one organisation and nobody else's", async () => {
    const [mine, theirs] = [newId(), newId()];
    const keys = [1, 2, 3, 4, 5].map((number) => newStorageKey(mine, `exports/${number}.txt`));
    for (const key of keys) await place.store.put(key, chunksOf("x"), PLAIN);
    const kept = newStorageKey(theirs, "exports/1.txt");
    await place.store.put(kept, chunksOf("x"), PLAIN);
    await place.store.removeAllOf(mine);
    await place.store.removeAllOf(mine);
    expect(await Promise.all(keys.map((key) => place.store.exists(key)))).not.toContain(true);
    expect(await place.store.exists(kept)).toBe(true);
    await expect(place.store.removeAllOf("..")).rejects.toThrow("Not an organisation");
  });

  it.each([
    "../secret",
    "/etc/passwd",
    `${newId()}/../x`,
    `${newId()}/a//b`,
    `${newId()}/.hidden`,
    `${newId()}/a\\b`,
    `${newId()}/a\u0000`,
    newId(),
    `${newId()}/%2e%2e/x`,
  ])("refuses the key %j", async (key) => {
    await expect(place.store.put(key, chunksOf("x"), PLAIN)).rejects.toThrow("Not a storage key");
    await expect(place.store.get(key)).rejects.toThrow("Not a storage key");
    await expect(place.store.remove(key)).rejects.toThrow("Not a storage key");
  });

  it("answers the health probe", async () => {
    await expect(place.store.probe()).resolves.toBeUndefined();
  });
});

describe("the health probe", () => {
  it("fails where nothing can be stored", async () => {
    await expect(localStore("/dev/null/files").probe()).rejects.toThrow();
    const nowhere = s3Store({
      bucket: "files",
      region: "us-east-1",
      endpoint: "http://127.0.0.1:1",
      credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    });
    await expect(nowhere.probe()).rejects.toThrow();
  });
});
