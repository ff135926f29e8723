/** Below this a line through the points says nothing. */
const FEWEST_DAYS = 3;

type Growth = { usedBytes: number | null; quotaBytes: number; bytesPerDay: number | null; days: number };

/** In how many days storage is full if it grows as it did; null where nobody can say, or it does not grow. */
export function forecastDaysUntilFull({ usedBytes, quotaBytes, bytesPerDay, days }: Growth): number | null {
  if (usedBytes === null || bytesPerDay === null || days < FEWEST_DAYS || bytesPerDay <= 0) return null;
  return Math.max(0, Math.floor((quotaBytes - usedBytes) / bytesPerDay));
}
