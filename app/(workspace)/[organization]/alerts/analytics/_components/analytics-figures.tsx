import { DeltaText } from "@/components/feedback/delta-text";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import type { AlertAnalytics, AlertFigures } from "@/lib/alerts/analytics";
import { describeDelta } from "@/lib/core/format/delta";
import { formatQuantity } from "@/lib/core/format/quantity";
import { formatDuration } from "@/lib/core/format/duration";
import { countedHref } from "./counted-href";

type AnalyticsFiguresProps = { analytics: AlertAnalytics; days: number; historyHref: string };

/** The figures of the period beside those of the period before; each leads to the alerts it counts. */
export function AnalyticsFigures({ analytics, days, historyHref }: AnalyticsFiguresProps) {
  const { current, previous, period } = analytics;
  const figure = (label: string, valueOf: (figures: AlertFigures) => number | null, unit: string) => {
    const [value, before] = [valueOf(current), valueOf(previous)];
    return {
      label,
      value: unit === "seconds" ? formatDuration(value) : formatQuantity(value, unit),
      note:
        value === null ? (
          "None in this period"
        ) : (
          <DeltaText
            delta={describeDelta(value, before, unit)}
            period={`vs. previous ${days} d`}
            good={label === "Acknowledged" ? "up" : "down"}
          />
        ),
    };
  };
  const list = (filters?: Record<string, string>) => countedHref(historyHref, period, filters);
  return (
    <StatGrid>
      <StatTile {...figure("Alerts", ({ alerts }) => alerts, "count")} href={list()} />
      <StatTile
        {...figure("Mean time to acknowledge", (each) => each.secondsToAcknowledge, "seconds")}
        href={list({ mark: "answered" })}
      />
      <StatTile
        {...figure("Mean time to resolve", (each) => each.secondsToResolve, "seconds")}
        href={list({ state: "resolved" })}
      />
      <StatTile
        {...figure("Acknowledged", (each) => share(each.acknowledged, each.alerts), "percent")}
        href={list({ mark: "answered" })}
      />
      <StatTile
        {...figure("False positives", (each) => share(each.falsePositives, each.alerts), "percent")}
        href={list({ mark: "false_positive" })}
      />
    </StatGrid>
  );
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}
