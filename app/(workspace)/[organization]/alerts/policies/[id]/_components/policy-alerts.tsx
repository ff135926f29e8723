import Link from "next/link";
import { AlertStatus } from "@/components/alerts/alert-status";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { labelText } from "@/lib/alerts/labels";
import type { AlertSummary } from "@/lib/alerts/types";

const SHOWN = 10;

/** The newest alerts that the policy raised. */
export function PolicyAlerts({
  alerts,
  alertsPath,
}: {
  alerts: readonly AlertSummary[];
  alertsPath: string;
}) {
  return (
    <Section title="Newest alerts">
      <Card>
        {alerts.length === 0 ? (
          <EmptyState title="It has never fired" className="py-8" />
        ) : (
          <ul className="divide-y">
            {alerts.slice(0, SHOWN).map(({ id, labels, severity, state, marks, firedAt }) => (
              <li
                key={id}
                className="hover:bg-accent/60 relative flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm"
              >
                <Link
                  href={`${alertsPath}/${id}`}
                  className="min-w-0 flex-1 basis-56 rounded-sm font-mono text-xs leading-5 wrap-anywhere after:absolute after:inset-0"
                >
                  {labelText(labels) || "Without labels"}
                </Link>
                <span className="flex flex-wrap items-center gap-1.5">
                  <StatusBadge status={severity} />
                  <AlertStatus state={state} marks={marks} />
                </span>
                <RelativeTime at={firedAt} className="text-muted-foreground w-24 text-right" />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
