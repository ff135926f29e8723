import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

describe("GET /api/health/ready", () => {
  let engineStatus = "ok";
  const engine = createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ status: engineStatus, oldest_job_age_seconds: 2 }));
  });
  let files: string;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), "regulix-ready-"));
    await new Promise<void>((ready) => engine.listen(0, "127.0.0.1", ready));
    const { port } = engine.address() as AddressInfo;
    Object.assign(process.env, { STORAGE_DIRECTORY: files, REGULIX_ENGINE_URL: `http://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    engine.close();
    await rm(files, { recursive: true, force: true });
  });

  /** As a process would that has just been started: nothing is kept from the last answer. */
  async function ask() {
    vi.resetModules();
    const { GET } = await import("./route");
    const response = await GET();
    const { disconnect } = await import("@/lib/db/client");
    await disconnect();
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function collected(minutesAgo: number) {
    const client = new pg.Client({ connectionString: process.env.DATABASE_SUPERUSER_URL });
    await client.connect();
    await client.query("DELETE FROM collection_ticks");
    await client.query(
      `INSERT INTO collection_ticks (slot, started_at, finished_at)
       SELECT now() - make_interval(mins => $1), now(), now()`,
      [minutesAgo],
    );
    await client.end();
  }

  it("is ready while all parts answer, and says each one's state", async () => {
    await collected(3);
    expect(await ask()).toEqual({
      status: 200,
      body: {
        status: "ready",
        checks: {
          database: { state: "up", latency_ms: expect.any(Number), detail: expect.any(String) },
          engine: { state: "up", latency_ms: expect.any(Number), detail: "Oldest waiting job: 2 s." },
          storage: {
            state: "up",
            latency_ms: expect.any(Number),
            detail: expect.stringContaining("directory"),
          },
          collection: { state: "up", latency_ms: expect.any(Number), detail: "Last collected 3 min ago." },
        },
      },
    });
  });

  it("is not ready when the engine says it is not well", async () => {
    engineStatus = "broken";
    expect(await ask()).toMatchObject({ status: 503, body: { checks: { engine: { state: "down" } } } });
    engineStatus = "ok";
  });

  it("waits shortly after a start for the engine and the first collection", async () => {
    await collected(600);
    engineStatus = "waiting_for_app";
    const uptime = vi.spyOn(process, "uptime").mockReturnValue(60);
    expect(await ask()).toMatchObject({
      status: 200,
      body: { checks: { engine: { state: "pending" }, collection: { state: "pending" } } },
    });
    engineStatus = "ok";
    uptime.mockRestore();
  });

  it("is not ready when the collection has long stopped", async () => {
    await collected(40);
    const uptime = vi.spyOn(process, "uptime").mockReturnValue(3_600);
    expect(await ask()).toMatchObject({
      status: 503,
      body: { checks: { collection: { state: "down", detail: "Last collected 40 min ago." } } },
    });
    uptime.mockRestore();
  });

  it("is not ready when the database is gone", async () => {
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = "postgresql://nobody:hunter2@127.0.0.1:1/none";
    const { status, body } = await ask();
    process.env.DATABASE_URL = url;
    expect({ status, body }).toMatchObject({
      status: 503,
      body: { checks: { database: { state: "down" } } },
    });
    expect(JSON.stringify(body)).not.toContain("hunter2");
  });
});
