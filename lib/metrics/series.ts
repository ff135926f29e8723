/** One moment of a history; it stands at the end of the time it covers. Null is no data, never zero. */
export type SeriesPoint = { at: string; value: number | null; peak: number | null };

export type Period = { from: Date; to: Date; stepSeconds: number };

/** A row of a history query: only moments with data. */
export type SeriesRow = { at: Date; value: number | null; peak: number | null };

/** The whole grid of a period, with null where there is no row: gaps must be seen as gaps. */
export function fillGaps({ from, to, stepSeconds }: Period, rows: readonly SeriesRow[]): SeriesPoint[] {
  const rowByTime = new Map(rows.map((row) => [row.at.getTime(), row]));
  const step = stepSeconds * 1000;
  const count = Math.round((to.getTime() - from.getTime()) / step);
  return Array.from({ length: count }, (_, place) => {
    const time = to.getTime() - (count - 1 - place) * step;
    const row = rowByTime.get(time);
    return { at: new Date(time).toISOString(), value: row?.value ?? null, peak: row?.peak ?? null };
  });
}

/** The same length of time just before. */
export function periodBefore({ from, to, stepSeconds }: Period): Period {
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from, stepSeconds };
}

export type SeriesSummary = {
  latest: number | null;
  latestAt: string | null;
  mean: number | null;
  peak: number | null;
};

/** The figures said beside a chart. */
export function summarize(points: readonly SeriesPoint[]): SeriesSummary {
  const measured = points.filter((point) => point.value !== null);
  const values = measured.map(({ value }) => value ?? 0);
  const latest = measured.at(-1);
  return {
    latest: latest?.value ?? null,
    latestAt: latest?.at ?? null,
    mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
    peak: values.length === 0 ? null : Math.max(...measured.map(({ value, peak }) => peak ?? value ?? 0)),
  };
}
