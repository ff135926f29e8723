import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError, notFound } from "@/lib/core/errors";
import { flushErrorTracking, isExpectedError, reportError } from "./error-tracking";

/** Speaks the tracker's envelope endpoint and keeps what it was sent. */
async function startTracker(): Promise<{
  server: Server;
  dsn: string;
  envelopes: { path: string; body: string }[];
}> {
  const envelopes: { path: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      envelopes.push({ path: request.url ?? "", body });
      response.setHeader("content-type", "application/json").end("{}");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { server, dsn: `http://public@127.0.0.1:${port}/42`, envelopes };
}

describe("error tracking", () => {
  let tracker: Awaited<ReturnType<typeof startTracker>>;

  beforeAll(async () => {
    tracker = await startTracker();
    Object.assign(process.env, {
      APP_URL: "http://localhost:3000",
      DATABASE_URL: "postgresql://app@127.0.0.1/x",
      DATABASE_PLATFORM_URL: "postgresql://platform@127.0.0.1/x",
      AUTH_SECRET: "x".repeat(48),
      ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
      SIGNING_KEY: Buffer.alloc(32).toString("base64"),
      CRON_SECRET: "x".repeat(32),
      LOG_LEVEL: "silent",
      SENTRY_DSN: tracker.dsn,
      SENTRY_ENVIRONMENT: "staging",
      SENTRY_RELEASE: "1.2.3",
    });
  });
  afterAll(() => tracker.server.close());

  it("delivers a fault with where it happened and nobody's data", async () => {
    const error = new Error("no row for ada@example.com from 203.0.113.7", {
      cause: new Error("password=x"),
    });
    await reportError(error, { where: "route /api/v1/metrics", requestId: "r-1" });
    await flushErrorTracking();
    const sent = tracker.envelopes.find(({ body }) => body.includes('"type":"event"'));
    expect(sent?.path).toMatch(/^\/api\/42\/envelope\//);
    const [, , payload = "{}"] = sent?.body.split("\n") ?? [];
    const event = JSON.parse(payload) as Record<string, unknown>;
    expect(event).toMatchObject({
      environment: "staging",
      release: "1.2.3",
      tags: { where: "route /api/v1/metrics", request_id: "r-1" },
    });
    expect(payload).toContain("no row for [e-mail] from [address]");
    expect(tracker.envelopes.map(({ body }) => body).join("\n")).not.toMatch(/ada@example|203\.0\.113/);
    expect(event).not.toHaveProperty("server_name");
    expect(event).not.toHaveProperty("user");
  });

  it("keeps expected errors to itself", async () => {
    const before = tracker.envelopes.length;
    await reportError(notFound("report"), { where: "page" });
    await reportError(new AppError("RATE_LIMITED", "Slow down."), { where: "page" });
    await flushErrorTracking();
    expect(tracker.envelopes.slice(before).map(({ body }) => body)).toEqual([]);
  });

  it.each([
    [notFound("report"), true],
    [new AppError("FORBIDDEN", "No."), true],
    [new AppError("INTERNAL", "Ours."), false],
    [new Error("Ours too."), false],
    ["thrown text", false],
  ])("tells what is expected: %s", (error, expected) => {
    expect(isExpectedError(error)).toBe(expected);
  });
});
