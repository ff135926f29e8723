import { createReadStream } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { newId } from "@/lib/core/ids";
import { assertStorageKey, keysOf } from "../key";
import type { ObjectStore } from "../types";
import { measure } from "./measure";

/**
 * Files below one directory. A file is complete and on disk before it gets its name, so neither a
 * crash nor a full disk leaves half of one behind that name.
 */
export function localStore(directory: string): ObjectStore {
  const root = resolve(directory);
  const incoming = join(root, "incoming");

  function pathOf(key: string): string {
    assertStorageKey(key);
    return join(root, key);
  }

  return {
    async put(key, stream, { maxBytes }) {
      const path = pathOf(key);
      const draft = join(incoming, newId());
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      try {
        const measured = measure(stream, maxBytes);
        const file = await open(draft, "wx", 0o600);
        // `flush` syncs the contents before the file is closed.
        await pipeline(measured.bytes, file.createWriteStream({ flush: true }));
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        await syncDirectory(dirname(path));
        return measured.result();
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(key) {
      const path = pathOf(key);
      return (await isThere(path)) ? createReadStream(path) : null;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async removeAllOf(organizationId) {
      await rm(join(root, keysOf(organizationId)), { recursive: true, force: true });
    },
    exists: (key) => isThere(pathOf(key)),
    async probe() {
      const path = join(incoming, newId());
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await (await open(path, "wx", 0o600)).close();
      await rm(path);
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
