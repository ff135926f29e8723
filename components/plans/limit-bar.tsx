import { Progress } from "@/components/ui/progress";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import { LIMIT_LABELS } from "@/lib/plans/labels";
import { limitLevel, type LimitLevel } from "@/lib/plans/limit-level";
import type { LimitUse } from "@/lib/plans/usage";

const TONES = { 0: "primary", 80: "medium", 100: "critical" } as const;
const WORDS: Record<LimitLevel, string> = { 0: "", 80: " · nearly used up", 100: " · nothing left" };

/** How much of a limit is used, in words as well as in colour; without a bar where there is no limit. */
export function LimitBar({ limit, used, allowed }: LimitUse) {
  const format = limit === "storage-bytes" ? formatBytes : (value: number) => formatNumber(value, 0);
  if (allowed === null)
    return (
      <p className="flex items-baseline justify-between gap-3 text-sm">
        <span>{LIMIT_LABELS[limit]}</span>
        <span className="tabular text-muted-foreground">
          {format(used)}, {limit === "tokens-per-month" ? "billed by use" : "no limit"}
        </span>
      </p>
    );
  const level = limitLevel(used, allowed);
  return (
    <Progress
      label={LIMIT_LABELS[limit]}
      value={used}
      max={allowed}
      detail={`${format(used)} of ${format(allowed)}${WORDS[level]}`}
      tone={TONES[level]}
    />
  );
}
