import { FIRST_LOOK } from "./first-look";
import type { Tour, TourKey } from "./types";

/** Every tour, in the order in which help lists them. */
export const TOURS: Record<TourKey, Tour> = { "first-look": FIRST_LOOK };
