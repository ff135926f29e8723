import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { slotAt } from "@/lib/collection/slots";
import { useClock } from "@/lib/core/clock";
import { isCronJobName } from "@/lib/cron/jobs";
import { sendEvents } from "@/lib/events/send";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { GET, POST } from "./route";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

const slot = slotAt(new Date());

async function call(handler: typeof POST, path: string, secret = process.env.CRON_SECRET) {
  const [job = ""] = path.split("?");
  const request = new Request(`http://localhost/api/cron/${path}`, {
    method: handler === POST ? "POST" : "GET",
    headers: secret === undefined ? undefined : { authorization: `Bearer ${secret}` },
  });
  const response = await handler(request, { params: Promise.resolve({ job }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const sentIds = () => vi.mocked(sendEvents).mock.calls.map(([event]) => ("id" in event ? event.id : null));

describe("a call of a scheduled job", () => {
  let at = slot;
  let restoreClock = () => {};
  beforeAll(async () => {
    await createOrganizationFixture("First");
    await createOrganizationFixture("Second");
  });
  beforeEach(() => {
    vi.mocked(sendEvents).mockReset();
    at = new Date(slot.getTime() + 1_000);
    restoreClock = useClock(() => at);
  });
  afterEach(() => restoreClock());

  it.each(["wrong-secret", ""])("needs the secret, not %j", async (secret) => {
    const { status, body } = await call(POST, "collect?wait=true", secret);
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "unauthenticated", detail: expect.stringContaining("cron secret") });
    expect((await asSuperuser("SELECT FROM collection_ticks")).rowCount).toBe(0);
    expect(sendEvents).not.toHaveBeenCalled();
  });

  it.each(["tidy", "__proto__"])("is answered 404 for the unknown job %s", async (job) => {
    expect(await call(POST, job)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  it("waits for the slot's tick when asked to, and says what it stored for whom", async () => {
    const { status, body } = await call(POST, "collect?wait=true");
    expect(status).toBe(200);
    expect(body).toEqual({
      job: "collect",
      slot: slot.toISOString(),
      collected: true,
      metrics_collected: expect.any(Number),
      organizations: 2,
      missed_slots: 0,
      alerts: { evaluated: expect.any(Number), decisions: expect.any(Number), notices: 0, revised: 0 },
    });
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS stored FROM (SELECT metric_type, organization_id, unit FROM system_metrics) AS figures",
    );
    // A figure of the installation is stored once and shown to each of the two organisations.
    const { rows: platform } = await asSuperuser(
      "SELECT count(*)::int AS shown FROM system_metrics WHERE metric_type ~ '^(cpu|memory|event_loop|database|job|notification)_'",
    );
    expect(body.metrics_collected).toBe(rows[0].stored - platform[0].shown / 2);
  });

  it("changes nothing when it is called again, also late in the slot, and answers the same figures", async () => {
    const everything = async () =>
      (await asSuperuser("SELECT * FROM system_metrics ORDER BY organization_id, metric_type, recorded_at"))
        .rows;
    const before = await everything();
    const first = await call(POST, "collect?wait=true");
    at = new Date(slot.getTime() + 299_999);
    const late = await call(GET, "collect?wait=true");
    expect(late.body).toEqual(first.body);
    expect(late.body).toMatchObject({ collected: false, organizations: 2 });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ["collect", 299_000, 300_000],
    ["hourly", 60_000, 3_600_000],
    ["daily", 60_000, 86_400_000],
  ])("sends one event a slot for %s, however often and late it is called", async (job, late, next) => {
    expect(isCronJobName(job)).toBe(true);
    const { body } = await call(GET, job);
    const begin = new Date(String(body.slot));
    for (const after of [0, 500, late, next]) {
      at = new Date(begin.getTime() + after);
      expect((await call(after === 0 ? POST : GET, job)).status).toBe(202);
    }
    const ids = sentIds();
    expect(new Set(ids.slice(0, 4))).toEqual(new Set([`${job}:${begin.toISOString()}`]));
    expect(ids[4]).toBe(`${job}:${new Date(begin.getTime() + next).toISOString()}`);
  });

  it("says so when a job cannot be waited for", async () => {
    expect(await call(POST, "daily?wait=true")).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining("cannot be waited for") },
    });
  });
});
