import { StatusBadge } from "@/components/feedback/status";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { ALERT_CATEGORIES } from "@/lib/routing/categories";
import type { OperationsFigures } from "@/lib/operations-report/types";

type AlertFiguresProps = { figures: Pick<OperationsFigures, "alerts" | "incidents" | "deliveries"> };

/** Alerts by category and severity, what became of them, and who was told. */
export function AlertFigures({ figures: { alerts, incidents, deliveries } }: AlertFiguresProps) {
  const opened = incidents.opened.map(({ severity, count }) => `${count} ${severity}`).join(", ");
  return (
    <Section title="Alerts, incidents and deliveries">
      <StatGrid>
        <StatTile
          label="Alerts fired"
          value={alerts.fired}
          note={`${alerts.acknowledged} acknowledged, ${alerts.falsePositives} false`}
        />
        <StatTile label="Alerts open at the end" value={alerts.openAtEnd} />
        <StatTile
          label="Incidents opened"
          value={incidents.opened.reduce((sum, { count }) => sum + count, 0)}
          note={`${opened ? `${opened}. ` : ""}${incidents.targetsMissed} response targets missed`}
        />
        <StatTile
          label="Notifications delivered"
          value={deliveries.delivered}
          note={`${deliveries.failed} failed, ${deliveries.waiting} waiting`}
        />
      </StatGrid>
      {alerts.groups.length > 0 && (
        <Card>
          <ul className="divide-y">
            {alerts.groups.map(({ category, severity, fired }) => (
              <li
                key={`${category} ${severity}`}
                className="flex flex-wrap items-center gap-3 px-4 py-2 text-sm"
              >
                <span className="min-w-0 flex-1">{ALERT_CATEGORIES[category]}</span>
                <StatusBadge status={severity} />
                <span className="tabular w-12 text-right">{fired}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}
