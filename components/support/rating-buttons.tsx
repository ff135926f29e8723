"use client";

import { Button } from "@/components/ui/button";
import { RATING_LABELS, RATINGS } from "@/lib/support/requests/ratings";

type RatingButtonsProps = {
  chosen: number | null;
  pending: boolean;
  /** Left out where the buttons post the form they stand in. */
  onChoose?: (score: number) => void;
};

/** One button a rating, the best first; the chosen one is pressed. */
export function RatingButtons({ chosen, pending, onChoose }: RatingButtonsProps) {
  return (
    <div role="group" aria-label="Rating" className="flex flex-wrap gap-2">
      {RATINGS.map((score) => (
        <Button
          key={score}
          type={onChoose ? "button" : "submit"}
          name="score"
          value={score}
          aria-pressed={chosen === score}
          variant={chosen === score ? "primary" : "secondary"}
          pending={pending}
          onClick={onChoose && (() => onChoose(score))}
        >
          {RATING_LABELS[score]}
        </Button>
      ))}
    </div>
  );
}
