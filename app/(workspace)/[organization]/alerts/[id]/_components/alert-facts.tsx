import Link from "next/link";
import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { operatorLabel, resolutionLabel, valueText } from "@/lib/alerts/labels";
import type { AlertDetail } from "@/lib/alerts/types";
import { formatDuration } from "@/lib/core/format/duration";

const LINK = "text-link underline-offset-4 hover:underline";

/** The facts of an alert: since when, by which version of which policy, and who has it. */
export function AlertFacts({ alert, organization }: { alert: AlertDetail; organization: string }) {
  const { policy, labels, acknowledged, resolved, falsePositive, definition } = alert;
  const list = `/${organization}/alerts`;
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Fired">
            <ExactTime at={alert.firedAt} precision="second" /> (<RelativeTime at={alert.firedAt} />)
          </DescriptionItem>
          <DescriptionItem term="Value">{valueText(alert)}</DescriptionItem>
          <DescriptionItem term="Acknowledged">
            {acknowledged && (
              <>
                {acknowledged.by.name}, <RelativeTime at={acknowledged.at} />, after{" "}
                {between(alert.firedAt, acknowledged.at)}
              </>
            )}
          </DescriptionItem>
          <DescriptionItem term="Resolved">
            {resolved && (
              <>
                {resolutionLabel(resolved.reason)}
                {alert.resolvedBy && `: ${alert.resolvedBy.name}`}, <RelativeTime at={resolved.at} />, after{" "}
                {between(alert.firedAt, resolved.at)}
              </>
            )}
          </DescriptionItem>
          <DescriptionItem term="Assignee">{alert.assignee?.name}</DescriptionItem>
          {falsePositive && (
            <DescriptionItem term="False positive">
              {falsePositive.by?.name ?? "Marked"}, <RelativeTime at={falsePositive.at} />
            </DescriptionItem>
          )}
          <DescriptionItem term="Labels">
            {Object.keys(labels).length === 0 ? null : (
              <ul className="grid gap-1">
                {Object.entries(labels).map(([name, value]) => (
                  <li key={name}>
                    <Link
                      href={`${list}/history?${new URLSearchParams({ label: `${name}=${value}` })}`}
                      className={`${LINK} font-mono text-xs wrap-anywhere`}
                    >
                      {name}={value}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </DescriptionItem>
          <DescriptionItem term="Policy">
            <Link href={`${list}/history?policy=${policy.id}`} className={LINK}>
              {policy.name}
            </Link>
            , version {alert.policyVersion}
            {alert.newerPolicyVersion && ` (now ${alert.newerPolicyVersion})`}
          </DescriptionItem>
          <DescriptionItem term="Condition">{conditionText(alert)}</DescriptionItem>
          <DescriptionItem term="Controls">{definition.controlIds.join(", ")}</DescriptionItem>
          <DescriptionItem term="Episode">{alert.episode}</DescriptionItem>
          <DescriptionItem term="Id">
            <ShortId id={alert.id} />
          </DescriptionItem>
        </DescriptionList>
        {definition.description && (
          <p className="text-muted-foreground mt-3 text-sm wrap-anywhere">{definition.description}</p>
        )}
      </CardContent>
    </Card>
  );
}

/** The clause that made it fire, in words. */
function conditionText({ policy, definition }: AlertDetail): string | null {
  const { metric, aggregate, windowSeconds, operator, threshold, forSeconds } = definition;
  if (policy.kind !== "threshold" || metric === null || threshold === null) return null;
  const held = forSeconds > 0 ? `, for ${formatDuration(forSeconds)}` : "";
  return `${aggregate} of ${metric} over ${formatDuration(windowSeconds)} ${operatorLabel(operator)} ${threshold}${held}`;
}

function between(from: Date, until: Date): string {
  return formatDuration(Math.max(0, (until.getTime() - from.getTime()) / 1_000));
}
