import { createServer, type AddressInfo, type Server } from "node:net";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { selfSignedCertificate } from "@/scripts/testing/self-signed-certificate";
import { startLocalServer, type LocalServer } from "@/scripts/testing/local-server";
import { sendOutgoingRequest } from "./send-outgoing-request";
import type { OutgoingRequest, OutgoingResult, ResolvedAddress } from "./types";

type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string; from: number };

const LOCAL: ResolvedAddress = { address: "127.0.0.1", family: 4 };
const PUBLIC: ResolvedAddress = { address: "8.8.8.8", family: 4 };

describe("a request to a customer's address", () => {
  let server: LocalServer;
  let other: LocalServer;
  let secure: LocalServer;
  let mute: Server;
  let seen: Seen[] = [];
  let lookUps: string[] = [];
  /** What the resolver answers, look-up after look-up; the last answer stays. */
  let names: Record<string, ResolvedAddress[][]> = {};

  beforeAll(async () => {
    server = await startLocalServer((request, response) => void answer(request, response));
    other = await startLocalServer((request, response) => void answer(request, response));
    secure = await startLocalServer((_, response) => response.end("secret"), {
      secure: selfSignedCertificate("tls.test"),
    });
    mute = createServer(() => {});
    await new Promise<void>((done) => mute.listen(0, "127.0.0.1", done));
  });
  afterAll(async () => {
    await Promise.all([server.close(), other.close(), secure.close()]);
    mute.close();
  });
  beforeEach(() => {
    seen = [];
    lookUps = [];
    names = {
      "open.test": [[LOCAL]],
      "other.test": [[LOCAL]],
      "tls.test": [[LOCAL]],
      "shut.test": [[LOCAL]],
      "mixed.test": [[PUBLIC, LOCAL]],
      "metadata.test": [[{ address: "169.254.169.254", family: 4 }]],
      "wrapped.test": [[{ address: "::ffff:10.0.0.1", family: 6 }]],
    };
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const from = request.socket.remotePort ?? 0;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString(), from });
    const { pathname, searchParams } = new URL(url, "http://open.test");
    const to = searchParams.get("to") ?? "";
    if (pathname === "/redirect")
      return void response.writeHead(Number(searchParams.get("status") ?? 302), { location: to }).end();
    if (pathname === "/large") return void response.end("x".repeat(5_000));
    if (pathname === "/drip") return void response.write("x");
    if (pathname === "/silent") return;
    if (pathname === "/cut") return void response.socket?.destroy();
    if (pathname === "/bomb")
      return void response
        .writeHead(200, { "content-encoding": "gzip" })
        .end(gzipSync("x".repeat(1_000_000)));
    if (pathname === "/brotli")
      return void response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync("small"));
    if (pathname === "/broken")
      return void response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip");
    if (pathname === "/odd") return void response.writeHead(200, { "content-encoding": "zip9" }).end("?");
    response.writeHead(200, { "set-cookie": "a=b", "x-answer": "yes" }).end("hello");
  }

  const port = (which: LocalServer | Server) =>
    "port" in which ? which.port : (which.address() as AddressInfo).port;
  const at = (path: string, host = "open.test", which: LocalServer = server) =>
    `http://${host}:${which.port}${path}`;

  async function send(request: Partial<OutgoingRequest> & { url: string }): Promise<OutgoingResult> {
    const ports = [443, 80, port(server), port(secure), port(mute)];
    return sendOutgoingRequest(
      { allowHttp: true, timeoutMilliseconds: 5_000, ...request },
      {
        resolve: async (hostname) => {
          lookUps.push(hostname);
          const answers = names[hostname] ?? [];
          const found = answers.length > 1 ? answers.shift() : answers[0];
          if (!found) throw new Error("ENOTFOUND");
          return found;
        },
        policy: {
          ports,
          privateHosts: ["open.test", `other.test:${other.port}`, "tls.test"],
          userAgent: "Regulix (+https://app.example.com)",
        },
      },
    );
  }

  it("is answered, with our own name on it and no cookie taken", async () => {
    const result = await send({
      url: at("/"),
      headers: { accept: "text/plain", cookie: "a=b", host: "evil.test" },
    });
    expect(result).toMatchObject({ ok: true, status: 200, url: at("/"), headers: { "x-answer": "yes" } });
    expect(result.ok && result.body.toString()).toBe("hello");
    expect(result.ok && result.headers).not.toHaveProperty("set-cookie");
    expect(seen[0]?.headers).toMatchObject({
      host: `open.test:${server.port}`,
      accept: "text/plain",
      "user-agent": "Regulix (+https://app.example.com)",
    });
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
  });

  it.each([
    ["no address", "hello", "invalid-url"],
    ["a path", "/hello", "invalid-url"],
    ["a file", "file:///etc/passwd", "scheme-not-allowed"],
    ["gopher", "gopher://example.com/", "scheme-not-allowed"],
    ["ftp", "ftp://example.com/", "scheme-not-allowed"],
    ["data", "data:text/plain,hi", "scheme-not-allowed"],
    ["a user name", "https://root@example.com/", "credentials-in-url"],
    ["user name and password", "https://root:secret@example.com/", "credentials-in-url"],
    ["a host hidden behind credentials", "https://example.com@127.0.0.1/", "credentials-in-url"],
    ["the port of SSH", "https://example.com:22/", "port-not-allowed"],
    ["the port of a database", "http://open.test:5432/", "port-not-allowed"],
    ["a port that is named for another host", "http://open.test:1/", "port-not-allowed"],
    ["loopback", "http://127.0.0.1/", "address-not-allowed"],
    ["loopback in IPv6", "http://[::1]/", "address-not-allowed"],
    ["loopback mapped into IPv6", "http://[::ffff:127.0.0.1]/", "address-not-allowed"],
    ["metadata", "http://169.254.169.254/latest/meta-data/", "address-not-allowed"],
    ["metadata over IPv6", "http://[fd00:ec2::254]/", "address-not-allowed"],
    ["loopback as one number", "http://2130706433/", "odd-address-notation"],
    ["loopback in hexadecimal", "http://0x7f000001/", "odd-address-notation"],
    ["loopback in octal", "http://0177.0.0.1/", "odd-address-notation"],
    ["loopback shortened", "http://127.1/", "odd-address-notation"],
    ["loopback in wide digits", "http://１２７.0.0.1/", "odd-address-notation"],
    ["zero", "http://0/", "odd-address-notation"],
    ["a private name", "http://shut.test/", "address-not-allowed"],
    ["a name with a public and a private address", "http://mixed.test/", "address-not-allowed"],
    ["a name that leads to metadata", "http://metadata.test/", "address-not-allowed"],
    ["a name that leads into IPv6 and back", "http://wrapped.test/", "address-not-allowed"],
    ["a name that nobody has", "http://nowhere.test/", "name-not-found"],
  ])("is refused for %s (%s)", async (_what, url, reason) => {
    expect(await send({ url })).toMatchObject({ ok: false, reason });
    expect(seen).toEqual([]);
  });

  it("is refused over plain http unless the caller allows it", async () => {
    expect(await send({ url: at("/"), allowHttp: false })).toMatchObject({ reason: "scheme-not-allowed" });
  });

  it("says of a private network only that it is not public", async () => {
    const messages = await Promise.all(
      ["http://10.0.0.1/", "http://shut.test/", "http://169.254.169.254/"].map((url) => send({ url })),
    );
    expect(new Set(messages.map((result) => !result.ok && result.message)).size).toBe(1);
  });

  it("connects to what was checked: a name that leads elsewhere the second time is not asked again", async () => {
    names["open.test"] = [[LOCAL], [{ address: "169.254.169.254", family: 4 }]];
    expect(await send({ url: at("/") })).toMatchObject({ ok: true });
    expect(lookUps).toEqual(["open.test"]);
  });

  it("is refused when a name has come to lead elsewhere by the time it is redirected to", async () => {
    names["open.test"] = [[LOCAL], [{ address: "169.254.169.254", family: 4 }]];
    const result = await send({ url: at("/redirect?to=/next"), maxRedirects: 1 });
    expect(result).toMatchObject({ ok: false, reason: "address-not-allowed" });
    expect(seen.map(({ url }) => url)).toEqual(["/redirect?to=/next"]);
  });

  describe("that is redirected", () => {
    const redirect = (to: string, status = 302) =>
      at(`/redirect?status=${status}&to=${encodeURIComponent(to)}`);

    it("is answered with the redirect unless the caller follows", async () => {
      expect(await send({ url: redirect("/") })).toMatchObject({ ok: true, status: 302 });
    });

    it.each([
      ["loopback", () => "http://127.0.0.1/", "address-not-allowed"],
      ["metadata", () => "http://169.254.169.254/", "address-not-allowed"],
      ["loopback as one number", () => "http://2130706433/", "odd-address-notation"],
      ["a private name", () => at("/", "shut.test"), "address-not-allowed"],
      ["another scheme", () => "file:///etc/passwd", "scheme-not-allowed"],
      ["another port", () => "http://open.test:22/", "port-not-allowed"],
      ["credentials", () => "http://a:b@open.test/", "credentials-in-url"],
      ["nonsense", () => "http://[", "redirect-refused"],
      ["itself, for ever", () => "", "too-many-redirects"],
    ])("is refused on the way to %s", async (_where, to, reason) => {
      const result = await send({ url: redirect(to()), maxRedirects: 3 });
      expect(result).toMatchObject({ ok: false, reason });
      expect(seen.length).toBeLessThanOrEqual(4);
    });

    it("keeps its credentials within the origin", async () => {
      await send({ url: redirect("/next"), maxRedirects: 1, headers: { authorization: "Bearer x" } });
      expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer x", "Bearer x"]);
    });

    it("leaves its credentials behind on the way to another origin, and another port is one", async () => {
      const headers = { Authorization: "Bearer x", "X-Api-Key": "y", accept: "text/plain" };
      expect(
        await send({ url: redirect(at("/next", "other.test", other)), maxRedirects: 1, headers }),
      ).toMatchObject({ ok: true, status: 200 });
      expect(seen[1]?.headers).toMatchObject({ accept: "text/plain" });
      expect(seen[1]?.headers).not.toHaveProperty("authorization");
      expect(seen[1]?.headers).not.toHaveProperty("x-api-key");
    });

    it.each([
      [302, "GET", ""],
      [303, "GET", ""],
      [307, "POST", "payload"],
      [308, "POST", "payload"],
    ])("with %i goes on as %s", async (status, method, body) => {
      await send({ url: redirect("/next", status), maxRedirects: 1, method: "POST", body: "payload" });
      expect(seen[1]).toMatchObject({ method, body });
    });

    it("does not hand its content to another origin", async () => {
      const to = at("/next", "other.test", other);
      const result = await send({ url: redirect(to, 307), maxRedirects: 1, method: "POST", body: "payload" });
      expect(result).toMatchObject({ reason: "redirect-refused" });
      expect(seen).toHaveLength(1);
    });
  });

  describe("has limits", () => {
    it.each([
      ["an answer that is too large", "/large", "response-too-large"],
      ["an answer that grows too large when it is decompressed", "/bomb", "response-too-large"],
      ["an answer that is not what it says", "/broken", "response-broken"],
      ["an answer in an unknown encoding", "/odd", "response-broken"],
      ["a connection that is cut", "/cut", "connection-failed"],
    ])("for %s", async (_what, path, reason) => {
      expect(await send({ url: at(path), maxResponseBytes: 4_000 })).toMatchObject({ ok: false, reason });
    });

    it("that count what is decompressed, and let it pass below", async () => {
      const result = await send({ url: at("/brotli"), maxResponseBytes: 10 });
      expect(result.ok && result.body.toString()).toBe("small");
    });

    it.each(["/drip", "/silent"])("in time for what never ends (%s)", async (path) => {
      expect(await send({ url: at(path), timeoutMilliseconds: 100 })).toMatchObject({ reason: "timeout" });
    });

    it("in time for a name that is never found", async () => {
      const never = new Promise<never>(() => {});
      const result = await sendOutgoingRequest(
        { url: "https://example.com", timeoutMilliseconds: 50 },
        { resolve: () => never, policy: { ports: [443], privateHosts: [], userAgent: "" } },
      );
      expect(result).toMatchObject({ reason: "timeout" });
    });

    it("in time for a connection that is never made", async () => {
      const url = `https://open.test:${port(mute)}/`;
      const result = await send({ url, connectTimeoutMilliseconds: 100 });
      expect(result).toMatchObject({ reason: "connection-timeout" });
    });
  });

  describe("over a kept connection", () => {
    const connections = () => new Set(seen.map(({ from }) => from)).size;
    const kept = (connectionOwner?: string) => send({ url: at("/"), connectionOwner });

    it("uses it again for the same owner, and for nobody else", async () => {
      for (const owner of ["one", "one", "other", "one", undefined, undefined]) await kept(owner);
      expect(seen).toHaveLength(6);
      expect(connections()).toBe(4);
    });

    it("leaves it when the name has come to lead elsewhere, which is checked each time", async () => {
      names["open.test"] = [[LOCAL], [LOCAL, { address: "127.0.0.2", family: 4 }], [PUBLIC, LOCAL]];
      await kept("moved");
      await kept("moved");
      expect(connections()).toBe(2);
      names["open.test"] = [[{ address: "169.254.169.254", family: 4 }]];
      expect(await kept("moved")).toMatchObject({ ok: false, reason: "address-not-allowed" });
    });

    it("tries once more when the other side has closed it meanwhile", async () => {
      await kept("closed");
      server.dropConnections();
      expect(await kept("closed")).toMatchObject({ ok: true });
      expect(connections()).toBe(2);
    });
  });

  it("is refused when the certificate is nobody's", async () => {
    const result = await send({ url: `https://tls.test:${secure.port}/` });
    expect(result).toMatchObject({ ok: false, reason: "certificate-not-trusted" });
  });
});
