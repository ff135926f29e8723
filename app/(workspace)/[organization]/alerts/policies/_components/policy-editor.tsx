"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import type { PolicyChoices } from "@/lib/alert-policies/choices";
import { readsMetric } from "@/lib/alert-policies/kinds";
import { KIND_LABELS } from "@/lib/alert-policies/labels";
import { policySentence } from "@/lib/alert-policies/sentence";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import { createPolicyAction, updatePolicyAction } from "../actions";
import { ComparisonFields } from "./comparison-fields";
import { MetricFields } from "./metric-fields";
import { ParameterFields, SeverityField } from "./parameter-fields";
import { PolicyPreview } from "./policy-preview";
import { ResponseFields, TimingFields } from "./reaction-fields";
import { usePolicyForm } from "./use-policy-form";

const COMPARED = ["threshold", "rate_of_change", "forecast", "event_count"];

type PolicyEditorProps = {
  slug: string;
  initial: PolicyDefinition;
  choices: PolicyChoices;
  /** The policy that is changed; left out for a new one. */
  existing?: { id: string; version: number };
};

/** The form of a policy, with what it would have done beside it. Its fields follow the kind. */
export function PolicyEditor({ slug, initial, choices, existing }: PolicyEditorProps) {
  const router = useRouter();
  const list = `/${slug}/alerts/policies`;
  const { form, onSubmit, pending, problems } = usePolicyForm(
    initial,
    choices,
    (settings) =>
      existing ? updatePolicyAction(slug, { ...existing, settings }) : createPolicyAction(slug, { settings }),
    (id) => {
      showToast({ title: existing ? "Policy saved" : "Policy created", tone: "success" });
      router.push(`${list}/${id}`);
    },
  );
  const { draft, change, field } = form;
  const words = {
    unit: choices.metrics.find(({ name }) => name === draft.metricType)?.unit,
    policyNames: new Map(choices.policies.map(({ id, name }) => [id, name])),
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-6">
        <ErrorSummary problems={problems} />
        <Card className="grid gap-1 p-4" role="note" aria-label="In plain words">
          <p className="text-muted-foreground text-sm">{KIND_LABELS[draft.kind].label}, in plain words</p>
          <p className="font-medium">{policySentence(draft, words)}</p>
        </Card>
        <Section title="What is watched">
          <FormField label="Name" {...field("policyName")}>
            <Input
              defaultValue={draft.policyName}
              maxLength={120}
              onChange={({ target }) => change({ policyName: target.value })}
            />
          </FormField>
          {readsMetric(draft.kind) && <MetricFields form={form} />}
          <ParameterFields form={form} />
          {COMPARED.includes(draft.kind) ? <ComparisonFields form={form} /> : <SeverityField form={form} />}
          <TimingFields form={form} />
        </Section>
        <Section title="What happens then">
          <ResponseFields form={form} />
          <FormField
            label="Description"
            help="What it means when it fires. It stands in every message."
            optional
            {...field("description")}
          >
            <Textarea
              defaultValue={draft.description}
              maxLength={2_000}
              onChange={({ target }) => change({ description: target.value })}
            />
          </FormField>
        </Section>
        <div className="bg-background sticky bottom-0 z-10 flex flex-wrap justify-end gap-2 border-t py-3">
          <Button asChild>
            <Link href={existing ? `${list}/${existing.id}` : list}>Cancel</Link>
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {existing ? "Save policy" : "Create policy"}
          </Button>
        </div>
      </KeyboardForm>
      <div className="xl:sticky xl:top-[calc(var(--header-height)+1rem)]">
        <PolicyPreview slug={slug} draft={draft} policyId={existing?.id} />
      </div>
    </div>
  );
}
