import Link from "next/link";
import { Progress } from "@/components/ui/progress";
import type { TokenMonth } from "@/lib/billing/types";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";
import { formatMoney } from "@/lib/core/money";
import { limitLevel, type LimitLevel } from "@/lib/plans/limit-level";
import { PLANS, type PlanKey } from "@/lib/plans/plans";

const TONES = { 0: "primary", 80: "medium", 100: "critical" } as const;
const WORDS: Record<LimitLevel, string> = { 0: "", 80: " · nearly used up", 100: " · nothing left" };

type TokenUsageProps = { slug: string; plan: PlanKey; tokens: TokenMonth };

/** Tokens of this month against the plan's, what they cost, and where the other limits stand. */
export function TokenUsage({ slug, plan, tokens }: TokenUsageProps) {
  const limit = PLANS[plan].limits["tokens-per-month"];
  const level = limitLevel(tokens.usedTokens, limit);
  const used = formatNumber(tokens.usedTokens, 0);
  return (
    <div className="grid max-w-2xl gap-2">
      {limit === null ? (
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span>Tokens this month</span>
          <span className="tabular text-muted-foreground">{used}, billed by use</span>
        </p>
      ) : (
        <Progress
          label="Tokens this month"
          value={tokens.usedTokens}
          max={limit}
          detail={`${used} of ${formatNumber(limit, 0)}${WORDS[level]}`}
          tone={TONES[level]}
        />
      )}
      <p className="text-muted-foreground text-sm">
        {formatMoney(tokens.cost)} so far; counted anew from {formatDay(tokens.resetsAt, "UTC")}.{" "}
        <Link href={`/${slug}/settings/plan`} className="text-link underline underline-offset-2">
          Seats, series and storage
        </Link>
      </p>
    </div>
  );
}
