import { StatusText } from "@/components/feedback/status";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatShare } from "@/lib/core/format/percent";
import type { OperationsFigures } from "@/lib/operations-report/types";

export function CapacityFigures({ capacity }: { capacity: OperationsFigures["capacity"] }) {
  const { storageUsedBytes, storageQuotaBytes, bytesPerDay, daysUntilFull } = capacity;
  return (
    <Section title="Capacity">
      <Card>
        <CardContent>
          <DescriptionList>
            <DescriptionItem term="Storage">
              {storageUsedBytes === null ? (
                <StatusText status="not_assessed" />
              ) : (
                `${formatBytes(storageUsedBytes)} of ${formatBytes(storageQuotaBytes)} (${formatShare(storageUsedBytes, storageQuotaBytes)})`
              )}
            </DescriptionItem>
            <DescriptionItem term="Growth a day">
              {bytesPerDay === null ? <StatusText status="not_assessed" /> : formatBytes(bytesPerDay)}
            </DescriptionItem>
            <DescriptionItem term="Full in">
              {daysUntilFull === null ? (
                bytesPerDay !== null && bytesPerDay <= 0 ? (
                  "It does not grow"
                ) : (
                  <StatusText status="not_assessed" word="Not assessed: fewer than three days" />
                )
              ) : (
                `${daysUntilFull} days, if it grows as in the last 30`
              )}
            </DescriptionItem>
          </DescriptionList>
        </CardContent>
      </Card>
    </Section>
  );
}
