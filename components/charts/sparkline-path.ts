/**
 * An SVG path through the values in a box of 100 × 100, with a break wherever a value is missing. The scale
 * runs from the lowest to the highest value; a flat series lies in the middle.
 */
export function sparklinePath(values: readonly (number | null)[]): string {
  const figures = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (figures.length === 0) return "";
  const lowest = figures.reduce((one, other) => Math.min(one, other));
  const highest = figures.reduce((one, other) => Math.max(one, other));
  const span = highest - lowest;
  const stepX = values.length > 1 ? 100 / (values.length - 1) : 0;

  let path = "";
  let drawing = false;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      drawing = false;
      return;
    }
    const x = round(index * stepX);
    const y = round(span === 0 ? 50 : 100 - ((value - lowest) / span) * 100);
    // A move alone draws nothing; a zero-length line with round caps draws the dot of a lone value.
    path += drawing ? `L${x} ${y}` : `M${x} ${y}L${x} ${y}`;
    drawing = true;
  });
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
