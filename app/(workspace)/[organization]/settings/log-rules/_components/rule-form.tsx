"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { LogRule } from "@/lib/log-rules/schema";
import { LOG_SEVERITIES } from "@/lib/log-rules/severities";
import { CATALOGUED_KINDS } from "@/lib/security-events/kinds";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/security-events/severity";
import { saveLogRulesAction } from "../actions";
import { RuleConditions } from "./rule-conditions";

type RuleFormProps = {
  slug: string;
  version: number;
  /** Left out for a new one. */
  rule?: LogRule;
  /** The whole list with this rule in its place. */
  rulesWith: (rule: unknown) => unknown[];
  /** Where the server finds the rule in the list: what errors are named by. */
  fieldPrefix: string;
  onSaved: () => void;
};

const WHERE_TO_FIND = [
  { name: "actorField", label: "Who did it" },
  { name: "targetField", label: "To what" },
  { name: "sourceAddressField", label: "From which address" },
] as const;

export function RuleForm({ slug, version, rule, rulesWith, fieldPrefix, onSaved }: RuleFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    saveLogRulesAction.bind(null, slug),
    onSaved,
    (data) => ({ version, rules: rulesWith(readRule(data, rule?.enabled ?? true)) }),
  );
  const field = (name: string) => ({ id: `${fieldPrefix}${name}`, error: errorOf(`${fieldPrefix}${name}`) });
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Name" {...field("name")}>
        <Input name="name" defaultValue={rule?.name} maxLength={80} required />
      </FormField>
      <RuleConditions initial={rule?.conditions} fieldPrefix={fieldPrefix} errorOf={errorOf} />
      <FormField label="Severity of the record" {...field("minimumSeverity")}>
        <Select name="minimumSeverity" defaultValue={rule?.minimumSeverity ?? ""}>
          <option value="">Any</option>
          {LOG_SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              At least {severity}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField
        label="Kind of event"
        help="One of the catalogue, or custom. and a name of your own."
        {...field("kind")}
      >
        <Input name="kind" defaultValue={rule?.kind} list="event-kinds" required />
      </FormField>
      <datalist id="event-kinds">
        {CATALOGUED_KINDS.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      <FormField label="Severity of the event" {...field("severity")}>
        <Select name="severity" defaultValue={rule?.severity ?? ""}>
          <option value="">That of the kind</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {SEVERITY_LABELS[severity]}
            </option>
          ))}
        </Select>
      </FormField>
      {WHERE_TO_FIND.map(({ name, label }) => (
        <FormField
          key={name}
          label={label}
          help="Where it stands, unless a pattern names it: attributes.user.name"
          optional
          {...field(name)}
        >
          <Input name={name} defaultValue={rule?.[name] ?? ""} spellCheck={false} autoCapitalize="none" />
        </FormField>
      ))}
      <DialogFooter>
        <Button type="submit" variant="primary" pending={pending}>
          Save rule
        </Button>
      </DialogFooter>
    </KeyboardForm>
  );
}

function readRule(data: FormData, enabled: boolean): Record<string, unknown> {
  const text = (name: string) => String(data.get(name) ?? "");
  const patterns = data.getAll("pattern").map(String);
  return {
    name: text("name"),
    enabled,
    minimumSeverity: text("minimumSeverity") || null,
    conditions: data.getAll("field").map((field, place) => ({ field, pattern: patterns[place] ?? "" })),
    kind: text("kind"),
    severity: text("severity") || null,
    ...Object.fromEntries(WHERE_TO_FIND.map(({ name }) => [name, text(name)])),
  };
}
