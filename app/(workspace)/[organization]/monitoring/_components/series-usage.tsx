import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/core/format/number";
import type { SeriesUsage as Usage } from "@/lib/metrics/series-usage";

const WARN_FROM = 0.8;

/** How many series are in use, and what happens at the limit. */
export function SeriesUsage({ used, limit }: Usage) {
  const isFull = used >= limit;
  const tone = isFull ? "critical" : used >= WARN_FROM * limit ? "medium" : "primary";
  return (
    <div className="grid max-w-lg gap-1.5">
      <Progress
        label="Series in use"
        detail={`${formatNumber(used)} of ${formatNumber(limit)}`}
        value={used}
        max={limit}
        tone={tone}
      />
      {tone !== "primary" && (
        <p className="text-muted-foreground text-sm">
          {isFull
            ? "The limit is reached: points of new series are refused, known series go on."
            : "At the limit points of new series are refused, and known series go on."}{" "}
          Each combination of label values is a series, so leave out labels that are always new.
        </p>
      )}
    </div>
  );
}
