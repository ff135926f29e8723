/** What a customer can say of how a request was handled, the best first. */
export const RATINGS = [5, 4, 3, 2, 1] as const;
export type Rating = (typeof RATINGS)[number];

export const RATING_LABELS: Record<Rating, string> = {
  5: "Very good",
  4: "Good",
  3: "So-so",
  2: "Bad",
  1: "Very bad",
};
