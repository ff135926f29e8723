import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ServedDomain } from "@/lib/custom-domains/served-domain";
import { GET } from "./route";

const request = vi.hoisted(() => ({ domain: null as unknown }));
vi.mock("@/lib/env", () => ({ env: { APP_URL: "https://app.example.com" } }));
vi.mock("@/lib/auth/request-domain", () => ({
  requestDomain: () => Promise.resolve(request.domain as ServedDomain | null),
}));

const leave = (path: string) =>
  GET(new Request(`https://x.test/api/custom-domain/leave?${new URLSearchParams({ path }).toString()}`));

describe("leaving a custom domain", () => {
  beforeEach(() => {
    request.domain = { id: "1", hostName: "compliance.acme.test" };
  });

  it.each([
    ["/other/dashboard?x=1", "https://app.example.com/other/dashboard?x=1"],
    ["https://evil.test", "https://app.example.com/"],
    ["//evil.test", "https://app.example.com/"],
    ["/\\evil.test", "https://app.example.com/"],
    ["@evil.test", "https://app.example.com/"],
    [".evil.test", "https://app.example.com/"],
    ["", "https://app.example.com/"],
  ])("by %s ends at the installation's own address", async (path, location) => {
    const answer = await leave(path);
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(location);
  });

  it("is nothing at the installation's own address", async () => {
    request.domain = null;
    expect((await leave("/x")).status).toBe(404);
  });
});
