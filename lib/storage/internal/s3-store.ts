import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { assertStorageKey, keysOf } from "../key";
import type { ObjectStore } from "../types";
import { measure } from "./measure";

type S3Settings = {
  bucket: string;
  region: string;
  /** Absent for Amazon S3 itself. */
  endpoint?: string;
  /** Absent where the environment grants access by itself. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
};

/** Objects in a bucket of any service that speaks S3. An upload appears complete or not at all. */
export function s3Store({ bucket, region, endpoint, credentials }: S3Settings): ObjectStore {
  const client = new S3Client({
    region,
    endpoint,
    credentials,
    forcePathStyle: endpoint !== undefined,
    // Other services than Amazon's do not know its trailing checksums; we hash for ourselves.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

  function target(key: string): { Bucket: string; Key: string } {
    assertStorageKey(key);
    return { Bucket: bucket, Key: key };
  }

  return {
    async put(key, stream, { maxBytes, contentType }) {
      const measured = measure(stream, maxBytes);
      const body = Readable.from(measured.bytes, { objectMode: false });
      const params = { ...target(key), Body: body, ContentType: contentType };
      // Several parts are in flight, so few of them bound the memory. A failure aborts the upload.
      await new Upload({ client, params, queueSize: 2, leavePartsOnError: false }).done();
      return measured.result();
    },
    async get(key) {
      const object = await orNull(client.send(new GetObjectCommand(target(key))));
      const body: unknown = object?.Body;
      return body instanceof Readable ? body : null;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(target(key)));
    },
    async removeAllOf(organizationId) {
      const page = { Bucket: bucket, Prefix: keysOf(organizationId) };
      for (;;) {
        const { Contents: objects = [] } = await client.send(new ListObjectsV2Command(page));
        if (objects.length === 0) return;
        for (const { Key } of objects) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      }
    },
    async exists(key) {
      return (await orNull(client.send(new HeadObjectCommand(target(key))))) !== null;
    },
    async probe() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}

async function orNull<Answer>(request: Promise<Answer>): Promise<Answer | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
    throw error;
  }
}
