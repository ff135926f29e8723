import { describe, expect, it, vi } from "vitest";

vi.mock("@/lib/env", () => ({ env: { APP_URL: "https://app.example.com" } }));

describe("an address that the API does not have", () => {
  it("is answered with a problem that names it, and with the protections of every answer", async () => {
    const { GET } = await import("./route");
    const response = GET(new Request("https://app.example.com/api/v1/nothing?x=1"));
    expect(response.status).toBe(404);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/problem+json",
      "x-content-type-options": "nosniff",
      "strict-transport-security": expect.stringContaining("max-age") as string,
    });
    expect(await response.json()).toMatchObject({
      code: "not_found",
      detail: "The API has no address /api/v1/nothing.",
      request_id: response.headers.get("x-request-id"),
    });
  });
});
