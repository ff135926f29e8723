/** A scale of values to heights: `top` is the value at the upper edge, `ticks` what stands beside the lines. */
export type Scale = { bottom: number; top: number; ticks: number[] };

const STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers around the values, with zero at the bottom unless they lie close together far above it. */
export function scaleOf(values: readonly number[], limit?: { most?: number }): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isFarAboveZero = least > 0 && most - least < 0.1 * most;
  const from = isFarAboveZero ? least : Math.min(0, least);
  const step = roundStep((most - from || Math.abs(most) || 1) / 3);
  const bottom = Math.floor(from / step) * step;
  const ceiling = Math.max(Math.ceil(most / step), Math.round(bottom / step) + 1) * step;
  const top = limit?.most === undefined ? ceiling : Math.max(most, Math.min(ceiling, limit.most));
  const ticks: number[] = [];
  for (let place = 0; bottom + place * step <= top + step / 1e6; place += 1)
    ticks.push(Number((bottom + place * step).toPrecision(12)));
  return { bottom, top, ticks };
}

function roundStep(rough: number): number {
  const size = 10 ** Math.floor(Math.log10(rough));
  return size * (STEPS.find((step) => step * size >= rough) ?? 10);
}

/** Neighbouring places with a value: a gap between them stays a gap. */
export function segmentsOf<Item>(items: readonly (Item | null)[]): { from: number; items: Item[] }[] {
  const segments: { from: number; items: Item[] }[] = [];
  let open: { from: number; items: Item[] } | null = null;
  items.forEach((item, place) => {
    if (item === null) open = null;
    else if (open) open.items.push(item);
    else segments.push((open = { from: place, items: [item] }));
  });
  return segments;
}

/** Slanted lines that fill a rectangle, cut at its edges. */
export function hatchLines(
  width: number,
  height: number,
  gap = 4,
): { x1: number; y1: number; x2: number; y2: number }[] {
  const lines = [];
  for (let foot = gap; foot < width + height; foot += gap) {
    const [x1, y1] = foot <= width ? [foot, 0] : [width, foot - width];
    const [x2, y2] = foot <= height ? [0, foot] : [foot - height, height];
    lines.push({ x1, y1, x2, y2 });
  }
  return lines;
}
