import Form from "next/form";
import Link from "next/link";
import { FormField } from "@/components/forms/form-field";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { explainMoment, type MomentExplanation } from "@/lib/alerts/decisions/explain-moment";
import { labelText } from "@/lib/alerts/labels";
import type { OrganizationContext } from "@/lib/core/context";
import { ExplainedSteps } from "../../../_components/explained-steps";

type PolicyMomentProps = {
  context: OrganizationContext;
  policyId: string;
  at: Date;
  /** The same on a clock of the viewer's zone, as the field shows it. */
  local: string;
  timeZone: string;
};

/** Why the policy fired or did not at a moment that somebody picks: the last evaluation until then, recomputed. */
export async function PolicyMoment({ context, policyId, at, local, timeZone }: PolicyMomentProps) {
  const moment = await explainMoment(context, policyId, at);
  return (
    <Section
      title="Why did it fire, or why not?"
      description="Recomputed from the samples that were known then and the version that was in force."
    >
      <Card className="grid gap-4 p-4">
        <Form
          action={`/${context.organizationSlug}/alerts/policies/${policyId}`}
          scroll={false}
          className="flex flex-wrap items-end gap-3"
        >
          <FormField label="At" help={`Your time, ${timeZone}.`} className="min-w-56">
            <Input type="datetime-local" name="at" defaultValue={local} required />
          </FormField>
          <Button type="submit" className="mb-6">
            Explain
          </Button>
        </Form>
        <Evaluation moment={moment} />
        <Lines moment={moment} alertsPath={`/${context.organizationSlug}/alerts`} />
        <ExplainedSteps steps={moment.aftermath} label="What came of it" />
      </Card>
    </Section>
  );
}

function Evaluation({ moment: { at, late, watch, policyVersion, sentence } }: { moment: MomentExplanation }) {
  if (at === null)
    return (
      <p className="text-sm">
        Nothing was evaluated in the five minutes before: the policy did not exist yet, nothing ran, or the
        time has not come.
      </p>
    );
  return (
    <p className="text-sm wrap-anywhere">
      Evaluated at <ExactTime at={at} precision="second" />
      {late && ", too late to wake anybody"} by version {policyVersion}.{" "}
      {watch === "disabled" && "The policy was switched off then. "}
      {watch === "removed" && "The policy had been deleted. "}
      {watch === "watched" && <span className="text-muted-foreground">{sentence}</span>}
    </p>
  );
}

function Lines({
  moment: { watch, lines, omitted },
  alertsPath,
}: {
  moment: MomentExplanation;
  alertsPath: string;
}) {
  if (watch !== "watched") return null;
  if (lines.length === 0)
    return <p className="text-sm">No series matched the policy then, so nothing could fire.</p>;
  return (
    <ul aria-label="What was decided" className="divide-y border-y text-sm">
      {lines.map(({ labels, text, sequence, alertId }) => (
        <li key={labelText(labels)} className="grid gap-0.5 py-2">
          {Object.keys(labels).length > 0 && (
            <span className="font-mono text-xs wrap-anywhere">{labelText(labels)}</span>
          )}
          <span>{text}</span>
          {(sequence !== null || alertId !== null) && (
            <span className="text-muted-foreground tabular flex flex-wrap gap-x-2 text-xs">
              {sequence !== null && `Last changed by decision No. ${sequence}`}
              {alertId !== null && (
                <Link
                  href={`${alertsPath}/${alertId}`}
                  className="text-link underline-offset-4 hover:underline"
                >
                  Open the alert
                </Link>
              )}
            </span>
          )}
        </li>
      ))}
      {omitted > 0 && <li className="text-muted-foreground py-2">and {omitted} more</li>}
    </ul>
  );
}
