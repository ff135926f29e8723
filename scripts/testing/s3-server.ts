import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** So few that deleting many takes several pages. */
const MOST_LISTED = 2;

export type S3Server = {
  endpoint: string;
  objects: Map<string, { body: Buffer; contentType: string }>;
  /** Multipart uploads that were begun and neither completed nor aborted. */
  openUploads: Map<string, Map<number, Buffer>>;
  close: () => Promise<void>;
};

/** A server that speaks the few S3 calls the product makes, path style, in memory. */
export async function startS3Server(bucket: string): Promise<S3Server> {
  const objects: S3Server["objects"] = new Map();
  const openUploads: S3Server["openUploads"] = new Map();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [, name, ...path] = decodeURIComponent(url.pathname).split("/");
    const key = path.join("/");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const contentType = request.headers["content-type"] ?? "application/octet-stream";
    if (name !== bucket || !request.headers.authorization?.startsWith("AWS4-HMAC-SHA256"))
      return void response.writeHead(403).end();
    if (url.searchParams.get("list-type") === "2") {
      const prefix = url.searchParams.get("prefix") ?? "";
      const keys = [...objects.keys()].filter((each) => each.startsWith(prefix)).slice(0, MOST_LISTED);
      const listed = keys.map((each) => `<Contents><Key>${each}</Key></Contents>`).join("");
      return xml(response, `<ListBucketResult>${listed}</ListBucketResult>`);
    }
    if (key === "") return void response.writeHead(200).end();

    const uploadId = url.searchParams.get("uploadId");
    const upload = uploadId === null ? undefined : openUploads.get(uploadId);
    if (request.method === "POST" && url.searchParams.has("uploads")) {
      const id = `${contentType}|${openUploads.size + 1}`;
      openUploads.set(id, new Map());
      return xml(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (uploadId !== null && upload === undefined) return void response.writeHead(404).end();
    if (uploadId !== null && upload) {
      if (request.method === "PUT") upload.set(Number(url.searchParams.get("partNumber")), body);
      if (request.method === "DELETE") openUploads.delete(uploadId);
      if (request.method !== "POST")
        return void response.writeHead(request.method === "PUT" ? 200 : 204, { etag: '"part"' }).end();
      const parts = [...upload].sort(([one], [other]) => one - other).map(([, part]) => part);
      objects.set(key, { body: Buffer.concat(parts), contentType: uploadId.split("|")[0] ?? "" });
      openUploads.delete(uploadId);
      return xml(
        response,
        `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
      );
    }
    if (request.method === "PUT") {
      objects.set(key, { body, contentType });
      return void response.writeHead(200, { etag: '"whole"' }).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const object = objects.get(key);
    if (!object) {
      response.writeHead(404);
      return void response.end(request.method === "HEAD" ? "" : "<Error><Code>NoSuchKey</Code></Error>");
    }
    response.writeHead(200, { "content-length": object.body.length, "content-type": object.contentType });
    response.end(request.method === "HEAD" ? undefined : object.body);
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    openUploads,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function xml(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/xml" }).end(`<?xml version="1.0"?>${text}`);
}
