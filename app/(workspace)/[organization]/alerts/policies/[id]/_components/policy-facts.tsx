import { HelpTerm } from "@/components/help/help-term";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { findControl } from "@/lib/alert-policies/controls";
import { durationWords } from "@/lib/alert-policies/duration-words";
import { readsMetric } from "@/lib/alert-policies/kinds";
import { KIND_LABELS, NO_DATA_LABELS } from "@/lib/alert-policies/labels";
import { policySentence } from "@/lib/alert-policies/sentence";
import type { AlertPolicySummary } from "@/lib/alert-policies/types";

type PolicyFactsProps = { policy: AlertPolicySummary; policyNames: ReadonlyMap<string, string> };

/** What the policy says, in plain words and field by field. */
export function PolicyFacts({ policy, policyNames }: PolicyFactsProps) {
  return (
    <Card>
      <CardHeader title="What it says" description={policySentence(policy, { policyNames })} />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Kind">{KIND_LABELS[policy.kind].label}</DescriptionItem>
          {readsMetric(policy.kind) && <DescriptionItem term="Metric">{policy.metricType}</DescriptionItem>}
          <DescriptionItem term="Cooldown">{durationWords(policy.cooldownSeconds)}</DescriptionItem>
          {policy.keepFiringSeconds > 0 && (
            <DescriptionItem term="Keeps firing for">
              {durationWords(policy.keepFiringSeconds)}
            </DescriptionItem>
          )}
          {readsMetric(policy.kind) && policy.kind !== "absence" && (
            <DescriptionItem term="When data is missing">{NO_DATA_LABELS[policy.noData]}</DescriptionItem>
          )}
          <DescriptionItem term="Who is told">{policy.notificationChannels.join(", ")}</DescriptionItem>
          <DescriptionItem term="E-mail address">{policy.contactEmail}</DescriptionItem>
          <DescriptionItem term="Runbook">
            {policy.runbookUrl && (
              <a
                href={policy.runbookUrl}
                rel="noreferrer"
                target="_blank"
                className="text-link underline underline-offset-4"
              >
                {policy.runbookUrl}
              </a>
            )}
          </DescriptionItem>
          <DescriptionItem term={<HelpTerm term="control">Controls</HelpTerm>}>
            {policy.controlIds.length > 0 && (
              <ul>
                {policy.controlIds.map((id) => (
                  <li key={id}>{controlText(id)}</li>
                ))}
              </ul>
            )}
          </DescriptionItem>
          <DescriptionItem term="Version">{policy.version}</DescriptionItem>
          <DescriptionItem term="Id">
            <ShortId id={policy.id} />
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}

function controlText(id: string): string {
  const control = findControl(id);
  return control === null ? id : `${control.framework} ${id}: ${control.title}`;
}
