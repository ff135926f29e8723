// What all benches share: medians, and figures told to the terminal and to scripts/bench.mjs.
import { rounded, verdict } from "./document.mjs";

type Bound = { atMost: number } | { atLeast: number };

export type Figure = {
  /** The number of the goal, such as G1; absent for what only helps to read the others. */
  goal?: string;
  what: string;
  /** The result and its unit; "×" for a ratio of the two sides. */
  value: number;
  unit: string;
  /** Both sides of a ratio, in words. */
  here?: string;
  beside?: string;
  wanted?: Bound;
};

/** Prints a figure, and hands it to the process that writes the document. */
export function report(figure: Figure): void {
  const { goal = "", what, value, unit, here, beside } = figure;
  const sides = here && beside ? `  (${here} : ${beside})` : "";
  const shown = `${rounded(value).padStart(9)} ${unit}`;
  console.log(`${goal.padEnd(4)}${what.padEnd(70)}${shown.padEnd(16)}${verdict(figure)}${sides}`);
  process.send?.(figure);
}

export const milliseconds = (value: number) => `${rounded(value)} ms`;

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** How many milliseconds `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The times of `count` runs, one after the other. */
export async function timesOf(count: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) times.push(await timed(() => work(round)));
  return times;
}
