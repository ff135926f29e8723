import "server-only";
import { env } from "@/lib/env";
import type { ObjectStore } from "./types";

let opened: Promise<ObjectStore> | undefined;

/** The object store that the settings name: a bucket where one is set, else the local directory. */
export function objectStore(): Promise<ObjectStore> {
  opened ??= openStore();
  return opened;
}

/** Throws when files cannot be read and written now: for the readiness probe. */
export async function probeStorage(): Promise<void> {
  await (await objectStore()).probe();
}

async function openStore(): Promise<ObjectStore> {
  if (env.S3_BUCKET === undefined) {
    const { localStore } = await import("./internal/local-store");
    return localStore(env.STORAGE_DIRECTORY);
  }
  const { s3Store } = await import("./internal/s3-store");
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return s3Store({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}
