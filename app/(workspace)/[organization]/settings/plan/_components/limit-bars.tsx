import { StatusBadge } from "@/components/feedback/status";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import { LIMIT_LABELS } from "@/lib/plans/labels";
import { limitLevel, type LimitLevel } from "@/lib/plans/limit-level";
import { PLANS, type PlanKey } from "@/lib/plans/plans";
import type { LimitUse } from "@/lib/plans/usage";

const TONES = { 0: "primary", 80: "medium", 100: "critical" } as const;
const WORDS: Record<LimitLevel, string> = { 0: "", 80: " · nearly full", 100: " · nothing left" };

/** How much of each limit is used, in words as well as in colour. */
export function LimitBars({ limits, plan }: { limits: readonly LimitUse[]; plan: PlanKey }) {
  const tokens = PLANS[plan].limits["tokens-per-month"];
  return (
    <Card className="grid gap-5 p-4 md:grid-cols-2">
      {limits.map(({ limit, used, allowed }) => {
        const level = limitLevel(used, allowed);
        const format = limit === "storage-bytes" ? formatBytes : formatNumber;
        const detail =
          allowed === null ? `${format(used)}, no limit` : `${format(used)} of ${format(allowed)}`;
        return (
          <Progress
            key={limit}
            label={LIMIT_LABELS[limit]}
            value={used}
            max={allowed ?? 0}
            detail={`${detail}${WORDS[level]}`}
            tone={TONES[level]}
          />
        );
      })}
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span>{LIMIT_LABELS["tokens-per-month"]}</span>
        <span className="text-muted-foreground flex flex-wrap items-center gap-2">
          {tokens === null ? "By use" : `${formatNumber(tokens)} included`}
          <StatusBadge status="not_assessed" />
          <span>No copilot runs yet.</span>
        </span>
      </div>
    </Card>
  );
}
