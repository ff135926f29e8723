import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";

const TOKEN = "a-token-of-this-test";

/** A call of the embedded engine that has been due for this long. */
async function queueCall(overdueSeconds: number): Promise<void> {
  await asSuperuser(
    `INSERT INTO engine.runs (id, function_id, event_ids, status, queued_at) VALUES ('r', 'f', '{}', 'running', now())`,
  );
  await asSuperuser(
    `INSERT INTO engine.calls (id, run_id, step_id, status, due_at)
     VALUES ('c', 'r', 'step', 'queued', now() - make_interval(secs => $1))`,
    [overdueSeconds],
  );
}

describe("GET /api/metrics", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv("METRICS_TOKEN", TOKEN);
    vi.stubEnv("REGULIX_ENGINE_URL", "http://127.0.0.1:9");
  });
  afterEach(async () => {
    const { disconnect } = await import("@/lib/db/client");
    await disconnect();
    vi.unstubAllEnvs();
  });

  async function scrape(token: string | null = TOKEN) {
    const { GET } = await import("./route");
    const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
    return GET(new Request("http://localhost/api/metrics", { headers }));
  }

  async function figures(): Promise<Map<string, number>> {
    const text = await (await scrape()).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
    );
  }

  it("answers in Prometheus' text format, with the process's own figures", async () => {
    const response = await scrape();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const found = await figures();
    expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
    expect(found.get("regulix_database_up")).toBe(1);
    expect(found.get("regulix_database_connections")).toBeGreaterThan(0);
    expect(found.get("regulix_database_connections_limit")).toBeGreaterThan(10);
  });

  it.each([
    ["no token", null],
    ["a wrong token", `${TOKEN}x`],
    ["an empty token", ""],
  ])("refuses %s as a problem", async (_case, token) => {
    const response = await scrape(token);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "unauthenticated", status: 401 });
  });

  it("is not there without the setting, and names it", async () => {
    vi.stubEnv("METRICS_TOKEN", "");
    const response = await scrape("");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("METRICS_TOKEN") });
  });

  it("counts requests by route, method and status, and committed security events once", async () => {
    const { organization } = await createOrganizationFixture("Counted");
    const { recordRequest } = await import("@/lib/request-records/record");
    const request = { organizationId: organization.id, route: "/api/v1/counted", method: "POST" } as const;
    const rest = { actorKind: "system", actorId: null, occurredAt: new Date() } as const;
    await recordRequest({ ...request, ...rest, status: 200, durationMilliseconds: 30 });
    await recordRequest({ ...request, ...rest, status: 200, durationMilliseconds: 700 });
    await recordRequest({ ...request, ...rest, status: 422, durationMilliseconds: 1 });

    const series = 'regulix_security_events_total{source="api",severity="high"}';
    const before = (await figures()).get(series) ?? 0;
    const { securityEventWriter } = await import("@/lib/security-events/writer");
    const event = {
      organizationId: organization.id,
      kind: "custom.counted",
      severity: "high",
      source: "api",
      occurredAt: new Date(),
      actor: null,
      sourceAddress: null,
      userAgent: null,
      target: null,
      detail: {},
      idempotencyKey: "once",
    } as const;
    await securityEventWriter().add(event);
    await securityEventWriter().add(event);

    const found = await figures();
    const name = "regulix_http_request_duration_seconds";
    const answered = 'route="/api/v1/counted",method="POST"';
    expect(found.get(`${name}_count{${answered},status="200"}`)).toBe(2);
    expect(found.get(`${name}_sum{${answered},status="200"}`)).toBeCloseTo(0.73);
    expect(found.get(`${name}_bucket{le="0.05",${answered},status="200"}`)).toBe(1);
    expect(found.get(`${name}_count{${answered},status="422"}`)).toBe(1);
    expect(found.get(series)).toBe(before + 1);
  });

  it("tells the last tick and the missed slots, and nothing of a tick before the first", async () => {
    await asSuperuser("DELETE FROM collection_ticks");
    expect((await figures()).has("regulix_collection_last_duration_seconds")).toBe(false);

    const fiveMinutes = 5 * 60_000;
    const slot = (back: number) =>
      new Date(Math.floor(Date.now() / fiveMinutes) * fiveMinutes - back * fiveMinutes);
    await asSuperuser(
      `INSERT INTO collection_ticks (slot, started_at, finished_at, missed) VALUES
         ($1, NULL, NULL, true), ($2, $2::timestamptz + interval '1 second', $2::timestamptz + interval '3.5 seconds', false)`,
      [slot(1), slot(0)],
    );
    const found = await figures();
    expect(found.get("regulix_collection_last_duration_seconds")).toBe(2.5);
    expect(found.get("regulix_collection_last_finished_timestamp_seconds")).toBe(
      (slot(0).getTime() + 3_500) / 1000,
    );
    expect(found.get("regulix_collection_missed_slots")).toBe(1);
  });

  it("tells the depth of the embedded engine's queue and its oldest job, and neither with Inngest", async () => {
    expect((await figures()).get("regulix_job_queue_depth")).toBe(0);
    await queueCall(90);
    const found = await figures();
    expect(found.get("regulix_job_queue_depth")).toBe(1);
    expect(found.get("regulix_job_queue_oldest_seconds")).toBeGreaterThanOrEqual(90);

    vi.resetModules();
    vi.stubEnv("REGULIX_ENGINE_URL", "");
    expect((await figures()).has("regulix_job_queue_depth")).toBe(false);
  });

  it("still tells the process's own figures when the database is gone", async () => {
    const { disconnect } = await import("@/lib/db/client");
    await disconnect();
    vi.stubEnv("DATABASE_PLATFORM_URL", "postgresql://nobody:x@127.0.0.1:1/none");
    const found = await figures();
    expect(found.get("regulix_database_up")).toBe(0);
    expect(found.has("regulix_database_connections")).toBe(false);
    expect(found.get("process_cpu_seconds_total")).toBeGreaterThan(0);
  });
});
