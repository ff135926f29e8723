import { Check, Minus } from "lucide-react";
import { priceWords } from "@/components/plans/price-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import { FEATURE_LABELS, LIMIT_LABELS } from "@/lib/plans/labels";
import { FEATURES, PLAN_KEYS, PLANS, type Limit, type PlanKey } from "@/lib/plans/plans";

const LIMITS: readonly Limit[] = [
  "seats",
  "organizations",
  "tokens-per-month",
  "metric-series",
  "storage-bytes",
  "api-rate-multiple",
];

/** The plans beside each other, as the table that rules them has it. */
export function PlanTable({ current }: { current?: PlanKey }) {
  return (
    <Card className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Plans compared">
      <table className="w-full min-w-xl text-left text-sm">
        <thead>
          <tr className="border-b">
            <th scope="col" className="text-muted-foreground p-3 font-medium">
              Plan
            </th>
            {PLAN_KEYS.map((key) => (
              <th key={key} scope="col" className="p-3 align-top font-semibold">
                {PLANS[key].name} {key === current && <Badge tone="accent">Yours</Badge>}
                <span className="text-muted-foreground block font-normal">{priceWords(key)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIMITS.map((limit) => (
            <Row key={limit} label={LIMIT_LABELS[limit]} cell={(key) => limitWords(limit, key)} />
          ))}
          {FEATURES.map((feature) => (
            <Row
              key={feature}
              label={FEATURE_LABELS[feature]}
              cell={(key) => <Having has={PLANS[key].features[feature]} />}
            />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Row({ label, cell }: { label: string; cell: (plan: PlanKey) => React.ReactNode }) {
  return (
    <tr className="border-b last:border-b-0">
      <th scope="row" className="text-muted-foreground p-3 font-normal">
        {label}
      </th>
      {PLAN_KEYS.map((key) => (
        <td key={key} className="tabular p-3">
          {cell(key)}
        </td>
      ))}
    </tr>
  );
}

function Having({ has }: { has: boolean }) {
  const Icon = has ? Check : Minus;
  return (
    <>
      <Icon className={has ? "text-success size-4" : "text-muted-foreground size-4"} aria-hidden />
      <span className="sr-only">{has ? "Included" : "Not included"}</span>
    </>
  );
}

function limitWords(limit: Limit, key: PlanKey): string {
  const allowed = PLANS[key].limits[limit];
  if (allowed === null) return limit === "tokens-per-month" ? "Billed by use" : "Unlimited";
  if (limit === "storage-bytes") return formatBytes(allowed);
  return limit === "api-rate-multiple" ? `× ${allowed}` : formatNumber(allowed);
}
