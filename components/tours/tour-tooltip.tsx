"use client";

import { X } from "lucide-react";
import { createContext, useContext, useId } from "react";
import type { TooltipRenderProps } from "react-joyride";

import { Button } from "@/components/ui/button";
import type { TourStep } from "@/lib/tours/types";

export type ShownStep = {
  step: TourStep;
  /** From 1, as people count. */
  number: number;
  count: number;
  onNext: () => void;
  onBack: () => void;
  onClose: () => void;
};

export const TourStepContext = createContext<ShownStep | null>(null);

/** One step of a tour, in the look of our dialogs. The library gives it its role and puts focus on the way on. */
export function TourTooltip({ tooltipProps }: TooltipRenderProps) {
  const shown = useContext(TourStepContext);
  const id = useId();
  if (shown === null) return null;
  const { step, number, count, onNext, onBack, onClose } = shown;
  return (
    <div
      {...tooltipProps}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="bg-popover text-popover-foreground shadow-float relative grid w-[min(22rem,calc(100vw-2rem))] gap-2 rounded-lg border p-4 text-left"
    >
      <h2 id={`${id}-title`} className="pr-8 text-base font-semibold">
        {step.title}
      </h2>
      <p id={`${id}-text`} className="text-muted-foreground">
        {step.text}
      </p>
      <div className="mt-2 flex items-center gap-2">
        <p className="text-muted-foreground mr-auto text-sm">
          Step {number} of {count}
        </p>
        {number > 1 && (
          <Button size="sm" onClick={onBack}>
            Back
          </Button>
        )}
        <Button size="sm" variant="primary" data-action="primary" onClick={onNext}>
          {number === count ? "Finish" : "Next"}
        </Button>
      </div>
      <button
        type="button"
        aria-label="Close the tour"
        onClick={onClose}
        className="text-muted-foreground hover:bg-accent hover:text-foreground absolute top-3 right-3 flex size-7 items-center justify-center rounded-md pointer-coarse:size-9"
      >
        <X className="size-4" aria-hidden />
      </button>
    </div>
  );
}
