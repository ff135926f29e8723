"use client";

import { useTours } from "@/components/tours/tours-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";

/** Offers the tour that awaits an answer, or the one that was left in the middle. Nothing otherwise. */
export function TourOffer() {
  const { tours, start, resume, dismiss } = useTours();
  const tour = tours.find(({ state }) => state !== "idle");
  if (tour === undefined) return null;
  const { key, title, summary, state, nextStep, stepCount } = tour;
  const isOffered = state === "offered";
  return (
    <Card role="region" aria-labelledby="tour-offer" className="border-ring pb-3.5">
      <CardHeader
        id="tour-offer"
        title={title}
        description={isOffered ? summary : `You were at step ${nextStep + 1} of ${stepCount}.`}
        actions={
          <>
            <Button size="sm" variant="primary" onClick={() => (isOffered ? start(key) : resume(key))}>
              {isOffered ? "Take the tour" : "Go on with the tour"}
            </Button>
            <Button size="sm" onClick={() => dismiss(key)}>
              No, thanks
            </Button>
          </>
        }
      />
    </Card>
  );
}
