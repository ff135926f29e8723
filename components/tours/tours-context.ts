"use client";

import { createContext, useContext } from "react";
import type { TourKey, TourStanding } from "@/lib/tours/types";

type Tours = {
  tours: readonly TourStanding[];
  /** Runs a tour from its first step. */
  start: (key: TourKey) => void;
  /** Runs it from where it was left. */
  resume: (key: TourKey) => void;
  /** Declines it, for good. */
  dismiss: (key: TourKey) => void;
};

export const ToursContext = createContext<Tours>({
  tours: [],
  start: () => undefined,
  resume: () => undefined,
  dismiss: () => undefined,
});

/** The tours of the organisation one is in, for what offers them. None outside of one, and none for staff. */
export function useTours(): Tours {
  return useContext(ToursContext);
}
