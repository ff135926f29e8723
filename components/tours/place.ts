/** Where a running tour is: at which step, coming from which side, and whether what it points at was found. */
export type TourPlace = { index: number; direction: 1 | -1; isShown: boolean };

/** The place of the step after or before this one; null beyond either end. */
export function moved({ index }: TourPlace, direction: 1 | -1, count: number): TourPlace | null {
  const next = index + direction;
  return next >= 0 && next < count ? { index: next, direction, isShown: false } : null;
}

/** The place after a step that is not on its page: on in the same direction, and forward again from the beginning. */
export function skipped(place: TourPlace, count: number): TourPlace | null {
  return moved(place, place.index === 0 ? 1 : place.direction, count);
}
