import Link from "next/link";
import { LimitBar } from "@/components/plans/limit-bar";
import type { TokenMonth } from "@/lib/billing/types";
import { formatDay } from "@/lib/core/format/date-time";
import { formatMoney } from "@/lib/core/money";
import { PLANS, type PlanKey } from "@/lib/plans/plans";

type TokenUsageProps = { slug: string; plan: PlanKey; tokens: TokenMonth };

/** Tokens of this month against the plan's, what they cost, and where the other limits stand. */
export function TokenUsage({ slug, plan, tokens }: TokenUsageProps) {
  return (
    <div className="grid max-w-2xl gap-2">
      <LimitBar
        limit="tokens-per-month"
        used={tokens.usedTokens}
        allowed={PLANS[plan].limits["tokens-per-month"]}
      />
      <p className="text-muted-foreground text-sm">
        {formatMoney(tokens.cost)} so far; counted anew from {formatDay(tokens.resetsAt, "UTC")}.{" "}
        <Link href={`/${slug}/settings/plan`} className="text-link underline underline-offset-2">
          Seats, series and storage
        </Link>
      </p>
    </div>
  );
}
