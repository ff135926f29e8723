import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { sendEvents } from "@/lib/events/send";
import { CRON_JOBS } from "./jobs";
import { runCronJob } from "./run-cron-job";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

const sent = () =>
  vi.mocked(sendEvents).mock.calls.map(([event]) => ({ id: undefined, data: undefined, ...event }));

beforeEach(() => vi.mocked(sendEvents).mockReset());

describe("a call of the scheduler", () => {
  it("asks for the slot it belongs to", async () => {
    const answer = await runCronJob("collect", new Date("2026-11-21T10:05:01Z"), { wait: false });
    expect(answer).toEqual({ job: "collect", slot: "2026-11-21T10:05:00.000Z" });
    expect(sent()[0]?.data).toEqual({ tickAt: "2026-11-21T10:05:00.000Z" });
  });

  it("names the same event when it comes twice or late, and another one in the next slot", async () => {
    for (const at of ["10:05:01", "10:05:01", "10:09:59", "10:10:00"]) {
      await runCronJob("collect", new Date(`2026-11-21T${at}Z`), { wait: false });
    }
    const ids = sent().map((event) => event.id);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
  });

  it("does the work itself when it is to be waited for, and sends nothing", async () => {
    CRON_JOBS.hourly.runNow = async (slot) => ({ worked: slot.getUTCMinutes() });
    onTestFinished(() => void delete CRON_JOBS.hourly.runNow);
    const answer = await runCronJob("hourly", new Date("2026-11-21T10:30:00Z"), { wait: true });
    expect(answer).toMatchObject({ worked: 7, slot: "2026-11-21T10:07:00.000Z" });
    expect(sendEvents).not.toHaveBeenCalled();
  });

  it("says so when a job cannot be waited for", async () => {
    const waiting = runCronJob("daily", new Date("2026-11-21T10:30:00Z"), { wait: true });
    await expect(waiting).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
