"use client";

import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { MatcherFields, readMatchers } from "@/components/routing/matcher-fields";
import { sayProblems } from "@/components/routing/say-problems";
import { Input } from "@/components/ui/input";
import type { InhibitionRuleItem } from "@/lib/routing/queries";
import { saveInhibitionRuleAction } from "../actions";

const NAMES = { name: "The name", source: "The source", target: "The target", equal: "The labels" };
const EMPTY = [{ name: "policy", operator: "=" as const, value: "" }];

type InhibitionFormProps = { slug: string; rule?: InhibitionRuleItem; onSaved: () => void };

/** Source, target, and the labels that must be equal. */
export function InhibitionForm({ slug, rule, onSaved }: InhibitionFormProps) {
  const { onSubmit, pending, problems } = useActionForm(
    saveInhibitionRuleAction.bind(null, slug),
    onSaved,
    (data) => ({
      ...(rule && { id: rule.id }),
      name: data.get("name"),
      source: readMatchers(data, "source"),
      target: readMatchers(data, "target"),
      equal: String(data.get("equal"))
        .split(",")
        .flatMap((each) => each.trim() || []),
      enabled: data.get("enabled") !== null,
    }),
  );
  const said = sayProblems(problems, NAMES);
  const errorOf = (field: string) => said.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={said} />
      <FormField label="Name" id="name" error={errorOf("name")}>
        <Input name="name" defaultValue={rule?.name} maxLength={80} required />
      </FormField>
      <MatcherFields
        name="source"
        legend="While an alert fires whose"
        help="The cause."
        initial={rule?.source ?? EMPTY}
        error={errorOf("source")}
      />
      <MatcherFields
        name="target"
        legend="nobody is told of alerts whose"
        help="The consequences."
        initial={rule?.target ?? EMPTY}
        error={errorOf("target")}
      />
      <FormField
        label="and that have the same"
        id="equal"
        optional
        error={errorOf("equal")}
        help="Labels, separated by commas: host, region. One that both lack counts as the same."
      >
        <Input name="equal" defaultValue={rule?.equal.join(", ")} spellCheck={false} autoCapitalize="none" />
      </FormField>
      <CheckField name="enabled" label="In force" defaultChecked={rule?.enabled ?? true} />
      <FormDialogFooter pending={pending}>Save rule</FormDialogFooter>
    </KeyboardForm>
  );
}
