import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSuperuser } from "@/scripts/testing/superuser";
import { consumeRateLimit, forgetLeases, pruneRateLimits } from "./consume";

async function passTime(seconds: number): Promise<void> {
  forgetLeases();
  await asSuperuser(
    `UPDATE rate_limits SET theoretical_arrival = theoretical_arrival - interval '${seconds} s'`,
  );
}

async function allowedOf(attempts: number, request: Parameters<typeof consumeRateLimit>[0]): Promise<number> {
  const results = await Promise.all(Array.from({ length: attempts }, () => consumeRateLimit(request)));
  return results.filter(({ allowed }) => allowed).length;
}

describe("a rate limit", () => {
  let key: string;
  beforeEach(() => {
    key = newId();
    forgetLeases();
  });

  it("allows the limit and refuses the next, with the time to wait", async () => {
    const request = { name: "sign-in", key, limit: 5, windowSeconds: 300 };
    for (const remaining of [4, 3, 2, 1, 0]) {
      expect(await consumeRateLimit(request)).toEqual({ allowed: true, remaining, retryAfterSeconds: 0 });
    }
    const refused = await consumeRateLimit(request);
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterSeconds).toBeGreaterThan(50);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it("lets requests grow back evenly", async () => {
    const request = { name: "sign-in", key, limit: 5, windowSeconds: 300 };
    await allowedOf(5, request);
    await passTime(121);
    expect(await allowedOf(5, request)).toBe(2);
  });

  it("does not count a refused request", async () => {
    const request = { name: "sign-in", key, limit: 2, windowSeconds: 60 };
    await allowedOf(50, request);
    await passTime(30);
    expect(await allowedOf(1, request)).toBe(1);
  });

  it("allows exactly the limit when everybody comes at once", async () => {
    expect(await allowedOf(30, { name: "sign-in", key, limit: 10, windowSeconds: 3_600 })).toBe(10);
  });

  it("allows no more than the limit over several processes, in leases", async () => {
    const request = { name: "api", key, limit: 200, windowSeconds: 3_600 };
    let allowed = await allowedOf(95, request);
    forgetLeases();
    allowed += await allowedOf(200, request);
    expect(allowed).toBeLessThanOrEqual(200);
    expect(allowed).toBeGreaterThanOrEqual(190);
  });

  it("counts each name and each key on its own", async () => {
    await allowedOf(1, { name: "a", key, limit: 1, windowSeconds: 60 });
    expect(await allowedOf(1, { name: "b", key, limit: 1, windowSeconds: 60 })).toBe(1);
    expect(await allowedOf(1, { name: "a", key: newId(), limit: 1, windowSeconds: 60 })).toBe(1);
  });

  it("keeps no address or e-mail", async () => {
    await allowedOf(1, { name: "a", key: "mira@example.test", limit: 1, windowSeconds: 60 });
    const { rows } = await asSuperuser("SELECT rate_limits::text AS text FROM rate_limits");
    expect(JSON.stringify(rows)).not.toContain("mira");
  });

  it("is pruned once it is back at the full limit", async () => {
    await allowedOf(1, { name: "a", key, limit: 1, windowSeconds: 60 });
    await passTime(100_000);
    expect(await pruneRateLimits()).toBeGreaterThan(0);
    expect((await asSuperuser("SELECT 1 FROM rate_limits")).rowCount).toBe(0);
  });
});
