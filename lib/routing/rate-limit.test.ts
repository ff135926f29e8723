import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeMessage, type Bucket } from "./rate-limit";

const START = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;

describe("the hourly limit of a recipient", () => {
  it("lets an hour's messages pass at once, and then says when the next may", () => {
    let bucket: Bucket | null = null;
    for (let sent = 0; sent < 30; sent++) {
      const taken = takeMessage(bucket, 30, new Date(START));
      if (!taken.isTaken) throw new Error("refused too early");
      bucket = taken.bucket;
    }
    const refused = takeMessage(bucket, 30, new Date(START));
    if (refused.isTaken) throw new Error("let through too many");
    expect(refused.nextAt.getTime() - START).toBeLessThanOrEqual(HOUR_MS / 30);
    expect(takeMessage(bucket, 30, refused.nextAt).isTaken).toBe(true);
  });

  it("never lets more pass in any hour than an hour's and what filled up meanwhile", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), gaps, (limit, waits) => {
        let bucket: Bucket | null = null;
        let at = START;
        const sent: number[] = [];
        for (const wait of waits) {
          at += wait;
          const taken = takeMessage(bucket, limit, new Date(at));
          if (!taken.isTaken) continue;
          bucket = taken.bucket;
          sent.push(at);
        }
        for (const from of sent)
          expect(sent.filter((each) => each >= from && each < from + HOUR_MS).length).toBeLessThanOrEqual(
            2 * limit,
          );
      }),
    );
  });

  it("whatever it refuses may pass at the time it names", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (limit, tokens) => {
          const refused = takeMessage({ tokens, countedAt: new Date(START) }, limit, new Date(START));
          if (refused.isTaken) return;
          const later = takeMessage({ tokens, countedAt: new Date(START) }, limit, refused.nextAt);
          expect(later.isTaken).toBe(true);
        },
      ),
    );
  });
});
