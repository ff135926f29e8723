import Link from "next/link";
import { AlertStatus } from "@/components/alerts/alert-status";
import { StatusBadge, StatusText } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { labelText, valueText } from "@/lib/alerts/labels";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import type { AlertCounts, AlertState, AlertSummary } from "@/lib/alerts/types";

const SHOWN = 5;

type ActiveAlertsPanelProps = {
  slug: string;
  /** The gravest first. */
  alerts: readonly AlertSummary[];
  counts: AlertCounts;
};

/** What fires now, the gravest first, with the way to all of it. */
export function ActiveAlertsPanel({ slug, alerts, counts }: ActiveAlertsPanelProps) {
  const [firing, acknowledged] = [total(counts, "firing"), total(counts, "acknowledged")];
  return (
    <Card>
      <CardHeader
        title="Active alerts"
        description={
          firing + acknowledged === 0 ? undefined : `${firing} firing, ${acknowledged} acknowledged`
        }
        className="pb-3"
        actions={
          <Button size="sm" asChild>
            <Link href={`/${slug}/alerts`}>All alerts</Link>
          </Button>
        }
      />
      {alerts.length === 0 ? (
        <p className="border-t px-4 py-3">
          <StatusText status="ok" word="Nothing fires." />
        </p>
      ) : (
        <ul aria-label="Active alerts">
          {alerts.slice(0, SHOWN).map((alert) => (
            <li
              key={alert.id}
              className="hover:bg-accent/60 relative flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-2.5 transition-colors"
            >
              <StatusBadge status={alert.severity} />
              <div className="min-w-0 flex-1 basis-48">
                <Link
                  href={`/${slug}/alerts/${alert.id}`}
                  className="rounded-sm font-medium wrap-anywhere after:absolute after:inset-0"
                >
                  {alert.policy.name}
                </Link>{" "}
                <span className="text-muted-foreground text-sm wrap-anywhere">
                  {[valueText(alert), labelText(alert.labels)].filter(Boolean).join(" · ")}
                </span>
              </div>
              <AlertStatus state={alert.state} marks={alert.marks} />
              <RelativeTime at={alert.firedAt} className="text-muted-foreground text-sm" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function total(counts: AlertCounts, state: AlertState): number {
  return ALERT_SEVERITIES.reduce((sum, severity) => sum + counts[severity][state], 0);
}
