import { describe, expect, it } from "vitest";
import { runKillCampaign } from "@/scripts/testing/engine/campaign";

const KILLS = 6;
const RUNS_AT_A_TIME = 6;

/** A fixed sequence, so that a failing campaign can be repeated as far as timing allows. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("kill -9 at any moment", () => {
  it(
    "loses no run, overlaps no step, repeats no recorded step and completes at most 1 % twice",
    { timeout: 180_000 },
    async () => {
      const result = await runKillCampaign({
        databaseUrl: process.env.DATABASE_ENGINE_URL ?? "",
        kills: KILLS,
        runsAtATime: RUNS_AT_A_TIME,
        stepMs: 120,
        stepsPerKill: 80,
        random: sequence(20_261_121),
      });
      expect(result).toMatchObject({ kills: KILLS, lost: 0, overlapping: 0, begunAfterRecord: 0 });
      expect(result.runs).toBeGreaterThanOrEqual(RUNS_AT_A_TIME);
      expect(result.steps).toBe(result.runs * 8);
      expect(result.completedTwice).toBeLessThanOrEqual(result.steps / 100);
    },
  );
});
