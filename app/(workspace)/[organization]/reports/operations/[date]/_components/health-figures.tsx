import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { StatusText } from "@/components/feedback/status";
import { Section } from "@/components/ui/section";
import { formatMilliseconds } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import { formatPercent, formatShare } from "@/lib/core/format/percent";
import type { OperationsFigures } from "@/lib/operations-report/types";

export function HealthFigures({ health }: { health: OperationsFigures["health"] }) {
  const { collectedSlots, expectedSlots } = health;
  const unknown = collectedSlots === 0 && <StatusText status="not_assessed" />;
  return (
    <Section title="Health">
      <StatGrid>
        <StatTile label="Requests" value={formatNumber(health.requests)} note={unknown} />
        <StatTile
          label="Failed requests"
          value={formatPercent(health.errorRatePercent)}
          note={health.errorRatePercent === null && <StatusText status="not_assessed" />}
        />
        <StatTile
          label="Mean latency"
          value={formatMilliseconds(health.meanLatencyMs)}
          note={`Worst 95th percentile: ${formatMilliseconds(health.worstP95LatencyMs)}`}
        />
        <StatTile
          label="Collected"
          value={formatShare(collectedSlots, expectedSlots)}
          note={`${collectedSlots} of ${expectedSlots} five-minute slots`}
        />
      </StatGrid>
    </Section>
  );
}
