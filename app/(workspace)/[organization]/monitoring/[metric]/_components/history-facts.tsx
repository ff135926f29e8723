import { DeltaText } from "@/components/feedback/delta-text";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { RelativeTime } from "@/components/time/relative-time";
import { now } from "@/lib/core/clock";
import { describeDelta } from "@/lib/core/format/delta";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { NamedHistory } from "@/lib/metrics/named-history";
import { RANGES, type MetricRange } from "@/lib/metrics/ranges";
import { summarize } from "@/lib/metrics/series";

type HistoryFactsProps = { history: NamedHistory; range: MetricRange };

/** Newest value, mean and peak of the period, of the first line, and how much of the period has data. */
export function HistoryFacts({ history, range }: HistoryFactsProps) {
  const { unit, metric } = history;
  const [line] = history.lines;
  const points = line?.points ?? [];
  const { latest, latestAt, mean, peak } = summarize(points);
  const previousMean = line?.previous ? summarize(line.previous).mean : null;
  const measured = points.filter(({ value }) => value !== null).length;
  const ofLine = line && history.lines.length > 1 ? `, ${line.label}` : "";
  const share = points.length === 0 ? null : (100 * measured) / points.length;
  return (
    <StatGrid>
      <StatTile
        label={`Newest${ofLine}`}
        value={formatQuantity(latest, unit)}
        note={latestAt ? <EndOfSlot at={latestAt} /> : "No data in this period"}
      />
      <StatTile
        label={`Mean${ofLine}`}
        value={formatQuantity(mean, unit)}
        note={
          line?.previous ? (
            <DeltaText
              delta={describeDelta(mean, previousMean, unit)}
              period={`vs. previous ${RANGES[range].words}`}
              good={metric?.worse === "higher" ? "down" : metric?.worse === "lower" ? "up" : undefined}
            />
          ) : (
            `Of the last ${RANGES[range].words}`
          )
        }
      />
      <StatTile
        label={`Peak${ofLine}`}
        value={formatQuantity(peak, unit)}
        note="Highest single measurement"
      />
      <StatTile
        label={`Measured${ofLine}`}
        value={formatQuantity(share, "percent")}
        note="Share of the period with data"
      />
    </StatGrid>
  );
}

/** When the newest slot ended; what is sent may belong to one that has not. */
function EndOfSlot({ at }: { at: string }) {
  return new Date(at) > now() ? "So far, of a slot under way" : <RelativeTime at={at} />;
}
