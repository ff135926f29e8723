import { FIRST_LOOK } from "./first-look";
import { PROOF } from "./proof";
import type { Tour, TourKey } from "./types";
import { WHEN_IT_BREAKS } from "./when-it-breaks";

/** Every tour, in the order in which help lists them. */
export const TOURS: Record<TourKey, Tour> = {
  "first-look": FIRST_LOOK,
  "when-it-breaks": WHEN_IT_BREAKS,
  proof: PROOF,
};
