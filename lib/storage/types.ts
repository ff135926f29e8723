/** Bytes as they come: a request body, a Node stream, a generator. */
export type ByteStream = AsyncIterable<Uint8Array>;

export type StoredBytes = { sha256: string; sizeBytes: number };

/** Where bytes lie. A key is written once and never again, so no reader ever sees half a file. */
export type ObjectStore = {
  /** Stores the stream under a new key; when it fails or exceeds `maxBytes`, nothing stays. */
  put: (
    key: string,
    stream: ByteStream,
    options: { maxBytes: number; contentType: string },
  ) => Promise<StoredBytes>;
  /** Null when there is no such object. */
  get: (key: string) => Promise<ByteStream | null>;
  /** Removing what is not there is no error. */
  remove: (key: string) => Promise<void>;
  /** Removes whatever lies below an organisation. */
  removeAllOf: (organizationId: string) => Promise<void>;
  exists: (key: string) => Promise<boolean>;
  /** Throws when objects cannot be read and written now. */
  probe: () => Promise<void>;
};
