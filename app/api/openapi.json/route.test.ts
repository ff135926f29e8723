import { describe, expect, it, vi } from "vitest";

vi.mock("@/lib/env", () => ({ env: { APP_URL: "https://app.example.com" } }));

const get = async (headers: Record<string, string> = {}) => {
  const { GET } = await import("./route");
  return GET(new Request("https://app.example.com/api/openapi.json", { headers }));
};

describe("the address of the OpenAPI document", () => {
  it("gives it to everybody, to be kept for a while", async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("cache-control")).toContain("public");
    expect(await response.json()).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: "https://app.example.com" }],
    });
  });

  it("answers without a body when it is known already", async () => {
    const etag = (await get()).headers.get("etag") ?? "";
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = await get({ "if-none-match": known });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe("");
    }
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
  });
});
