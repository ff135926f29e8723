import { describe, expect, it, vi } from "vitest";

vi.mock("@/lib/env", () => ({ env: { LOG_LEVEL: "silent" } }));
vi.mock("@sentry/nextjs", () => {
  throw new Error("the tracker's code was loaded");
});

describe("error tracking without a DSN", () => {
  it("neither loads the tracker nor tells the browser about one", async () => {
    const { browserTrackingSettings, reportError, startErrorTracking } = await import("./error-tracking");
    await reportError(new Error("a fault"), { where: "test" });
    expect(await startErrorTracking()).toBeNull();
    expect(browserTrackingSettings()).toBeNull();
  });
});
