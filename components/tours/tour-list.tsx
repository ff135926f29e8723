"use client";

import { useTours } from "@/components/tours/tours-context";
import { Button } from "@/components/ui/button";

type TourListProps = { onLeave: () => void };

/** Every tour, to take it for the first time or once more. */
export function TourList({ onLeave }: TourListProps) {
  const { tours, start } = useTours();
  if (tours.length === 0) return null;
  return (
    <section aria-labelledby="guided-tours" className="grid gap-2 border-t pt-4">
      <h3 id="guided-tours" className="font-medium">
        Guided tours
      </h3>
      <ul className="grid gap-2">
        {tours.map(({ key, title, summary }) => (
          <li key={key} className="flex items-center justify-between gap-3">
            <div className="min-w-0">
              <p>{title}</p>
              <p className="text-muted-foreground text-sm">{summary}</p>
            </div>
            <Button
              size="sm"
              aria-label={`Take the tour: ${title}`}
              onClick={() => {
                onLeave();
                start(key);
              }}
            >
              Take the tour
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
