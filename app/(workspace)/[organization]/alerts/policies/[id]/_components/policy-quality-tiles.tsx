import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { RelativeTime } from "@/components/time/relative-time";
import { formatPercent } from "@/lib/core/format/percent";
import type { AlertPolicySummary } from "@/lib/alert-policies/types";

/** How well the policy served over the last 30 days. */
export function PolicyQualityTiles({ policy: { quality, lastFiredAt } }: { policy: AlertPolicySummary }) {
  return (
    <StatGrid>
      <StatTile
        label="Alerts in 30 days"
        value={quality.alerts}
        note={
          lastFiredAt ? (
            <>
              Last fired <RelativeTime at={lastFiredAt} />
            </>
          ) : (
            "Never fired"
          )
        }
      />
      <StatTile
        label="Precision"
        value={formatPercent(quality.precision)}
        note={
          quality.precision === null
            ? "Nobody has answered an alert yet"
            : "Of the answered alerts, not marked false"
        }
      />
      <StatTile
        label="Acknowledged"
        value={formatPercent(quality.acknowledged)}
        note={quality.acknowledged === null ? "No alerts yet" : "Of all its alerts"}
      />
      <StatTile label="Flapping" value={quality.flaps} note="Alerts that went back and forth" />
    </StatGrid>
  );
}
