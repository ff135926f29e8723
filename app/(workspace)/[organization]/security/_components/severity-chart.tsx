import { severityCategories } from "@/components/charts/severity-categories";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { Card, CardContent } from "@/components/ui/card";
import type { EventStatistics } from "@/lib/security-events/queries";

/** Thirty days at a glance. */
export function SeverityChart({ statistics }: { statistics: EventStatistics }) {
  return (
    <Card>
      <CardContent>
        <StackedBarChart
          title="By severity, 30 days"
          categories={severityCategories}
          points={statistics.days.map(({ day, counts }) => ({ at: day, ...counts }))}
          timeZone="UTC"
          height={180}
          empty={{
            title: "No events in the last 30 days",
            reason: "Failed sign-ins, refused access and what your systems report are counted here by day.",
          }}
        />
      </CardContent>
    </Card>
  );
}
