import { describe, expect, it } from "vitest";
import { rateLimitHeaders } from "./rate-limit-headers";

describe("the headers of a limit", () => {
  it.each([
    [600, 60, 600, '"per-key";r=600;t=0'],
    [600, 60, 599, '"per-key";r=599;t=1'],
    [600, 60, 0, '"per-key";r=0;t=60'],
    [10, 60, 5, '"per-key";r=5;t=30'],
  ])(
    "of %i in %i s with %i left say what is left and when all is back",
    (limit, windowSeconds, left, said) => {
      const result = { allowed: true, remaining: left, retryAfterSeconds: 0 };
      expect(rateLimitHeaders({ limit, windowSeconds }, result)).toEqual({
        "ratelimit-policy": `"per-key";q=${limit};w=${windowSeconds}`,
        ratelimit: said,
      });
    },
  );

  it("of a refusal do not reach beyond the moment that Retry-After names", () => {
    const refused = { allowed: false, remaining: 0, retryAfterSeconds: 6 };
    expect(rateLimitHeaders({ limit: 10, windowSeconds: 60 }, refused).ratelimit).toBe('"per-key";r=0;t=6');
  });
});
