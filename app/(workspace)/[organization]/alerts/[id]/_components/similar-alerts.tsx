import Link from "next/link";
import { StatusText } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { labelText } from "@/lib/alerts/labels";
import type { AlertSummary } from "@/lib/alerts/types";

type SimilarAlertsProps = { alerts: readonly AlertSummary[]; policyId: string; listHref: string };

/** Other alerts of the same policy, or about the same thing. */
export function SimilarAlerts({ alerts, policyId, listHref }: SimilarAlertsProps) {
  return (
    <Card>
      <CardHeader
        title="Similar"
        description="The same policy, or the same labels."
        actions={
          alerts.length > 0 && (
            <Link
              href={`${listHref}/history?policy=${policyId}&range=all`}
              className="text-link text-sm underline-offset-4 hover:underline"
            >
              All of this policy
            </Link>
          )
        }
      />
      {alerts.length === 0 ? (
        <CardContent>
          <p className="text-muted-foreground">None: this is the first.</p>
        </CardContent>
      ) : (
        <ul className="mt-3">
          {alerts.map(({ id, policy, labels, state, firedAt }) => (
            <li key={id} className="hover:bg-accent/60 relative border-t px-4 py-2 text-sm">
              <div className="flex flex-wrap items-center justify-between gap-x-3">
                <Link
                  href={`${listHref}/${id}`}
                  className="min-w-0 rounded-sm font-medium wrap-anywhere after:absolute after:inset-0"
                >
                  {policy.name}
                </Link>
                <StatusText status={state} />
              </div>
              <div className="text-muted-foreground flex flex-wrap justify-between gap-x-3">
                <span className="line-clamp-1 font-mono text-xs leading-5 wrap-anywhere">
                  {labelText(labels)}
                </span>
                <RelativeTime at={firedAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
