import { describe, expect, it } from "vitest";
import { runKillCampaign } from "@/scripts/testing/engine/campaign";

const KILLS = 10;

/** A fixed sequence, so that a failing campaign can be repeated as far as timing allows. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("kill -9 at any moment", () => {
  it("loses no run, overlaps no step and completes few steps twice", { timeout: 90_000 }, async () => {
    const result = await runKillCampaign({
      databaseUrl: process.env.DATABASE_ENGINE_URL ?? "",
      kills: KILLS,
      runsAtATime: 12,
      stepMs: 60,
      stepsPerKill: 20,
      random: sequence(20_261_121),
    });
    expect(result).toMatchObject({ kills: KILLS, lost: 0, overlapping: 0 });
    expect(result.runs).toBeGreaterThanOrEqual(12);
    expect(result.steps).toBe(result.runs * 8);
    // How many steps a kill finds between their effect and its record depends on how busy the machine is;
    // the bench measures the share.
    expect(result.completedTwice).toBeLessThanOrEqual(result.kills);
  });
});
