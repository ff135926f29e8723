"use client";

import { useState } from "react";
import { StatusBadge } from "@/components/feedback/status";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Textarea } from "@/components/ui/textarea";
import type { DerivedEvent } from "@/lib/log-rules/apply-rules";
import { kindLabel } from "@/lib/security-events/kinds";
import { testLogRulesAction } from "../actions";

const EXAMPLE = "Failed password for invalid user admin from 192.0.2.7 port 22 ssh2";

/** A box to paste a record into, and what the rules make of it. */
export function RuleTest({ slug }: { slug: string }) {
  const [outcome, setOutcome] = useState<DerivedEvent | null>();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    testLogRulesAction.bind(null, slug),
    (data) => setOutcome(data?.event ?? null),
  );
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid content-start gap-3">
        <ErrorSummary problems={problems} />
        <FormField
          label="Log record"
          id="record"
          error={errorOf("record")}
          help='A line of a log, or JSON: {"body": …, "attributes": {…}, "severity": "warn"}'
        >
          <Textarea name="record" defaultValue={EXAMPLE} className="font-mono text-sm" spellCheck={false} />
        </FormField>
        <div>
          <Button type="submit" pending={pending}>
            Try record
          </Button>
        </div>
      </KeyboardForm>
      <div role="status" className="grid content-start gap-2">
        {outcome === null && <p>No rule fits: the record would not be kept.</p>}
        {outcome && (
          <DescriptionList>
            <DescriptionItem term="Rule">{outcome.rule}</DescriptionItem>
            <DescriptionItem term="Kind">{kindLabel(outcome.kind)}</DescriptionItem>
            <DescriptionItem term="Severity">
              <StatusBadge status={outcome.severity} />
            </DescriptionItem>
            <DescriptionItem term="Actor">{outcome.actor}</DescriptionItem>
            <DescriptionItem term="Target">{outcome.target}</DescriptionItem>
            <DescriptionItem term="Source address">{outcome.sourceAddress}</DescriptionItem>
          </DescriptionList>
        )}
      </div>
    </div>
  );
}
