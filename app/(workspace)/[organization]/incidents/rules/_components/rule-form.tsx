"use client";

import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST } from "@/lib/alerts/severity";
import type { CorrelationRuleItem } from "@/lib/incidents/queries/list-rules";
import { RESOLVE_ON, RESOLVE_ON_LABELS } from "@/lib/incidents/resolve-by-rule";
import { DEFAULT_SEVERITY_MAPPING, INCIDENT_SEVERITIES, SEVERITY_FACTS } from "@/lib/incidents/severity";
import { saveRuleAction } from "../actions";
import { matchersText, readRule } from "./read-rule";

type RuleFormProps = { slug: string; rule?: CorrelationRuleItem; onSaved: () => void };

export function RuleForm({ slug, rule, onSaved }: RuleFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    saveRuleAction.bind(null, slug),
    onSaved,
    (data) => readRule(data, rule?.id),
  );
  const field = (name: string) => ({ id: name, error: errorOf(name) });
  const mapping = rule?.severityMapping ?? DEFAULT_SEVERITY_MAPPING;
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Name" {...field("name")}>
        <Input name="name" defaultValue={rule?.name} required />
      </FormField>
      <FormField label="Least severity of an alert" {...field("minimumSeverity")}>
        <Select name="minimumSeverity" defaultValue={rule?.minimumSeverity ?? "high"}>
          {GRAVEST_FIRST.map((severity) => (
            <option key={severity} value={severity}>
              {ALERT_SEVERITY_LABELS[severity]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField
        label="Only alerts with"
        help={'One condition a line: env = "production", with =, !=, =~ or !~.'}
        optional
        {...field("matchers")}
      >
        <Textarea
          name="matchers"
          defaultValue={matchersText(rule?.matchers ?? [])}
          spellCheck={false}
          rows={2}
        />
      </FormField>
      <FormField
        label="Same labels"
        help="What alerts of one incident share: service, region."
        optional
        {...field("sameLabels")}
      >
        <Input name="sameLabels" defaultValue={rule?.sameLabels.join(", ") ?? "service"} spellCheck={false} />
      </FormField>
      <CheckField
        name="samePolicy"
        label="Same policy"
        help="Alerts of different policies become different incidents."
        defaultChecked={rule?.samePolicy}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Alerts needed" {...field("minimumCount")}>
          <Input name="minimumCount" type="number" min={1} defaultValue={rule?.minimumCount ?? 1} />
        </FormField>
        <FormField label="Within minutes" {...field("windowMinutes")}>
          <Input
            name="windowMinutes"
            type="number"
            min={1}
            defaultValue={(rule?.windowSeconds ?? 1_800) / 60}
          />
        </FormField>
      </div>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-1 font-medium">Severity of the incident</legend>
        {GRAVEST_FIRST.map((severity) => (
          <FormField key={severity} label={`${ALERT_SEVERITY_LABELS[severity]} alerts`}>
            <Select name={`mapping.${severity}`} defaultValue={mapping[severity]}>
              {INCIDENT_SEVERITIES.map((each) => (
                <option key={each} value={each}>
                  {SEVERITY_FACTS[each].label}
                </option>
              ))}
            </Select>
          </FormField>
        ))}
      </fieldset>
      <FormField label="It resolves" {...field("resolveOn")}>
        <Select name="resolveOn" defaultValue={rule?.resolveOn ?? "all_resolved"}>
          {RESOLVE_ON.map((each) => (
            <option key={each} value={each}>
              {RESOLVE_ON_LABELS[each]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField
        label="Title of the incident"
        help="{policy}, {count}, or the name of a label such as {service}."
        {...field("titleTemplate")}
      >
        <Input name="titleTemplate" defaultValue={rule?.titleTemplate ?? "{policy}"} />
      </FormField>
      <FormField label="Runbook" help="One step a line." optional {...field("runbookSteps")}>
        <Textarea name="runbookSteps" defaultValue={rule?.runbookSteps.join("\n")} rows={4} />
      </FormField>
      <CheckField name="enabled" label="On" defaultChecked={rule?.enabled ?? true} />
      <FormDialogFooter pending={pending}>Save rule</FormDialogFooter>
    </KeyboardForm>
  );
}
