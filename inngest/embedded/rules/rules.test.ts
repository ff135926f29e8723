import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSlot } from "@/lib/cron/slots";
import { assertExpression, evaluateKey, evaluateNumber, matches } from "./expression";
import { nextAdmission, rateLimitRule } from "./gcra";

const event = {
  name: "order/paid",
  data: { id: 7, amount: 12.5, user: "ann", tags: ["a", "b"], nested: { list: [{ ok: true }] }, none: null },
};
const other = { name: "order/shipped", data: { id: 7, user: "bob" } };

describe("expressions", () => {
  it.each([
    "event.data.id == 7",
    "event.data.id == 7.0",
    "event.data.id != 8",
    "event.data.amount > 10 && event.data.amount <= 12.5",
    "event.data.id == async.data.id",
    'event.data.user == "ann" || event.data.missing == 1',
    "'b' in event.data.tags",
    "event.data.id in [1, 7]",
    "has(event.data.user) && !has(event.data.missing)",
    "event.data.none == null",
    "event.data.nested.list[0].ok",
    "event.data.tags.exists(tag, tag == 'a')",
    "size(event.data.tags) == 2",
    "event.data.user.startsWith('a')",
    "event.name.matches('^order/')",
    "event.data.id + 1 == 8",
    "event.data.amount * 2 == 25",
    "event.data.id % 2 == 1",
    "1 - event.data.id < 0",
  ])("%s holds", (expression) => expect(matches(expression, { event, async: other })).toBe(true));

  it.each([
    "event.data.missing == 1",
    "event.data.missing.deeper == 1",
    "event.data.user == async.data.user",
    "event.data.user > 5",
    "event.data.user",
    "async.data.none.at == 1",
  ])("%s does not", (expression) => expect(matches(expression, { event, async: other })).toBe(false));

  it("make keys of values of any kind", () => {
    expect(evaluateKey("event.data.user", { event })).toBe("ann");
    expect(evaluateKey("event.data.id", { event })).toBe("7");
    expect(evaluateKey("event.data.user + '-' + event.data.id", { event })).toBe("ann-7");
    expect(evaluateKey("event.data.missing", { event })).toBeUndefined();
    expect(evaluateNumber("event.data.id > 5 ? 120 : 0", { event })).toBe(120);
  });

  it.each(["event.data. ==", "unknown.data.id == 1", "event.data.id ==", ""])("%j is refused", (expression) =>
    expect(() => assertExpression(expression)).toThrow(),
  );
});

describe("rates", () => {
  it("let a tenth of a limit through at once and then space evenly", () => {
    const rule = rateLimitRule(20, 60_000);
    let arrival: number | undefined;
    const admitted: boolean[] = [];
    for (let index = 0; index < 5; index += 1) {
      const decision = nextAdmission(rule, arrival, 0);
      admitted.push(decision.admitAt === 0);
      if (decision.admitAt === 0) arrival = decision.arrival;
    }
    expect(admitted).toEqual([true, true, true, false, false]);
    expect(nextAdmission(rule, arrival, 3_000).admitAt).toBe(3_000);
  });

  it("never admit more in a period than the limit and its burst", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }),
        (limit, pauses) => {
          const rule = { limit, periodMs: 10_000, burst: 1 };
          const admissions: number[] = [];
          let arrival: number | undefined;
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            const decision = nextAdmission(rule, arrival, now);
            arrival = decision.arrival;
            admissions.push(decision.admitAt);
          }
          return admissions.every(
            (start) =>
              admissions.filter((at) => at >= start && at < start + rule.periodMs).length <=
              limit + rule.burst,
          );
        },
      ),
    );
  });
});

describe("schedules", () => {
  it.each([
    ["*/5 * * * *", "2026-11-21T12:00:00.000Z", "2026-11-21T12:05:00.000Z"],
    ["*/5 * * * *", "2026-11-21T12:04:59.999Z", "2026-11-21T12:05:00.000Z"],
    ["0 9 * * 1", "2026-11-21T12:00:00.000Z", "2026-11-23T09:00:00.000Z"],
    ["TZ=America/New_York 0 9 * * *", "2026-11-21T12:00:00.000Z", "2026-11-21T14:00:00.000Z"],
  ])("%s after %s is due at %s", (expression, after, slot) => {
    expect(nextSlot(expression, new Date(after)).toISOString()).toBe(slot);
  });
});
