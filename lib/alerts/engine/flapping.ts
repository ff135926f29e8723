const TICKS = 21;
const HISTORY_MASK = (1 << TICKS) - 1;
const CHANGES = TICKS - 1;

// Nagios weighs the 20 changes between 21 ticks from 1.2 (newest) down to 0.8. In whole numbers, 190 times as much,
// so that no rounding can tell the database and this file apart.
const NEWEST_WEIGHT = 228;
const WEIGHT_STEP = 4;
const FULL_SCORE = 3_800;

/** Half of the weight, and a quarter. */
export const FLAPPING_BEGINS = FULL_SCORE / 2;
export const FLAPPING_ENDS = FULL_SCORE / 4;

/** Adds what the newest tick was to the last 21. */
export function remember(history: number, isOpen: boolean): number {
  return ((history << 1) & HISTORY_MASK) | (isOpen ? 1 : 0);
}

/** How much an alert went to and fro: 0 not at all, 3,800 at every tick. */
export function flappingScore(history: number): number {
  const changes = history ^ (history >> 1);
  let score = 0;
  for (let age = 0; age < CHANGES; age += 1)
    if ((changes >> age) & 1) score += NEWEST_WEIGHT - WEIGHT_STEP * age;
  return score;
}
