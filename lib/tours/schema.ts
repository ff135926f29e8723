import { z } from "zod";
import { TOUR_KEYS } from "./types";

export const TourInput = z.object({ tour: z.enum(TOUR_KEYS) });
export type TourInput = z.infer<typeof TourInput>;

export const AdvanceTourInput = TourInput.extend({ step: z.string().max(60) });
export type AdvanceTourInput = z.infer<typeof AdvanceTourInput>;
