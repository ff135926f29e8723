/** How a series is drawn: a colour, and a dash that tells it apart without colour. */
export type SeriesStyle = { color: string; dash: string | undefined };

const dashes = [undefined, "6 3", "2 3", "8 3 2 3"] as const;
const colorCount = 8;

/** Kinds that often share a chart get colours far apart; every other kind gets one by its name, and keeps it. */
const fixedColors: Record<string, number> = {
  cpu_usage: 1,
  memory_usage: 3,
  api_latency_ms: 2,
  api_latency_p95_ms: 4,
  error_rate: 4,
  request_count: 3,
  storage_used_bytes: 6,
  storage_utilization: 6,
  active_users: 5,
};

/** The colour of a kind: the same on every page, because it depends on nothing but the kind. */
export function colorOfKind(kind: string): string {
  return `var(--series-${numberOfKind(kind)})`;
}

/** Styles for the series of one chart: each keeps its colour, and those that share one differ by dash. */
export function stylesOf(kinds: readonly string[]): SeriesStyle[] {
  const used = new Map<number, number>();
  return kinds.map((kind) => {
    const number = numberOfKind(kind);
    const before = used.get(number) ?? 0;
    used.set(number, before + 1);
    return { color: colorOfKind(kind), dash: dashes[before % dashes.length] };
  });
}

function numberOfKind(kind: string): number {
  const fixed = Object.hasOwn(fixedColors, kind) ? fixedColors[kind] : undefined;
  if (fixed !== undefined) return fixed;
  let sum = 0;
  for (const character of kind) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return (sum % colorCount) + 1;
}
