import { formatPercent } from "@/lib/core/format/percent";
import type { PolicyQuality } from "@/lib/alert-policies/types";

/** How well a policy served: few words for a cell of the list. */
export function QualityFigures({
  quality: { alerts, precision, acknowledged, flaps },
}: {
  quality: PolicyQuality;
}) {
  if (alerts === 0) return <span className="text-muted-foreground">No alerts</span>;
  return (
    <div className="tabular grid gap-0.5">
      <span>
        {alerts} {alerts === 1 ? "alert" : "alerts"}
        {flaps > 0 && `, ${flaps} flapping`}
      </span>
      <span className="text-muted-foreground text-xs">
        {precision === null ? "Not judged yet" : `${formatPercent(precision)} right`} ·{" "}
        {formatPercent(acknowledged)} acknowledged
      </span>
    </div>
  );
}
