import { beforeEach, describe, expect, it, vi } from "vitest";
import { outliveResponse } from "./after-response";

const request = vi.hoisted(() => ({ isUnderway: true, awaited: [] as unknown[] }));
vi.mock("next/server", () => ({
  after: (work: unknown) => {
    if (!request.isUnderway) throw new Error("`after` was called outside a request scope.");
    request.awaited.push(work);
  },
}));

describe("background work", () => {
  const work = Promise.resolve("written");
  beforeEach(() => {
    request.awaited = [];
  });

  it("is what the host waits for after the response of a request", () => {
    request.isUnderway = true;
    outliveResponse(work);
    expect(request.awaited).toEqual([work]);
  });

  it("goes on by itself outside a request", () => {
    request.isUnderway = false;
    expect(() => outliveResponse(work)).not.toThrow();
    expect(request.awaited).toEqual([]);
  });
});
