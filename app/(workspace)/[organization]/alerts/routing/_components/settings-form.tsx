"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { RecurrenceFields, readRecurrence } from "@/components/routing/recurrence-fields";
import { sayProblems } from "@/components/routing/say-problems";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { ALERT_SEVERITIES, ALERT_SEVERITY_LABELS } from "@/lib/alerts/severity";
import type { RoutingSettings } from "@/lib/routing/settings";
import { saveRoutingSettingsAction } from "../actions";

const NUMBERS = [
  { name: "groupWaitSeconds", label: "First alert waits, seconds", help: "For others of its group." },
  {
    name: "groupIntervalSeconds",
    label: "Later alerts wait, seconds",
    help: "After the group was last told.",
  },
  { name: "repeatIntervalSeconds", label: "Remind after, seconds", help: "Of what nobody has acknowledged." },
  { name: "hourlyLimit", label: "Messages an hour", help: "To one recipient; what is over it is bundled." },
  { name: "criticalHourlyLimit", label: "Critical messages an hour", help: "Counted apart from the others." },
] as const;

const NAMES = {
  ...Object.fromEntries(NUMBERS.map(({ name, label }) => [name, label])),
  groupBy: "The labels",
  criticalControlIds: "The controls",
  workingHours: "The working hours",
};

type SettingsFormProps = {
  slug: string;
  settings: RoutingSettings & { version: number };
  timeZone: string;
  refusal?: string;
};

/** How the organisation is told: groups, limits and working hours. */
export function SettingsForm({ slug, settings, timeZone, refusal }: SettingsFormProps) {
  const { onSubmit, pending, problems } = useActionForm(
    saveRoutingSettingsAction.bind(null, slug),
    () => showToast({ title: "The routing is saved" }),
    (data) => ({
      version: settings.version,
      ...Object.fromEntries(NUMBERS.map(({ name }) => [name, data.get(name)])),
      groupBy: listOf(data.get("groupBy")),
      criticalControlIds: listOf(data.get("criticalControlIds")),
      workingHours: readRecurrence(data, "workingHours"),
      outsideHoursSeverity: data.get("outsideHoursSeverity"),
    }),
  );
  const said = sayProblems(problems, NAMES);
  const errorOf = (field: string) => said.find(({ fieldId }) => fieldId === field)?.message;
  const save = (
    <Button type="submit" variant="primary" pending={pending}>
      Save routing
    </Button>
  );
  return (
    <Card className="p-4">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-5">
        <ErrorSummary problems={said} />
        <FormField
          label="Group by"
          id="groupBy"
          error={errorOf("groupBy")}
          help="Labels, separated by commas: alerts with the same values are told in one message."
        >
          <Input name="groupBy" defaultValue={settings.groupBy.join(", ")} spellCheck={false} />
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {NUMBERS.map(({ name, label, help }) => (
            <FormField key={name} label={label} id={name} help={help} error={errorOf(name)}>
              <Input name={name} inputMode="numeric" defaultValue={settings[name]} required />
            </FormField>
          ))}
        </div>
        <RecurrenceFields
          name="workingHours"
          label="Let what is less grave wait for working hours"
          help="It is told in one message when they begin."
          initial={settings.workingHours}
          suggested={{ days: [1, 2, 3, 4, 5], from: "08:00", until: "18:00", timeZone }}
          error={errorOf("workingHours")}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField
            label="Outside working hours, tell from"
            id="outsideHoursSeverity"
            help="Alerts of this severity or graver never wait for them."
          >
            <Select name="outsideHoursSeverity" defaultValue={settings.outsideHoursSeverity}>
              {ALERT_SEVERITIES.map((severity) => (
                <option key={severity} value={severity}>
                  {ALERT_SEVERITY_LABELS[severity]}
                </option>
              ))}
            </Select>
          </FormField>
          <FormField
            label="Critical controls"
            id="criticalControlIds"
            optional
            error={errorOf("criticalControlIds")}
            help="Muting their policies needs a second person: CC7.2, A.8.16"
          >
            <Input
              name="criticalControlIds"
              defaultValue={settings.criticalControlIds.join(", ")}
              spellCheck={false}
            />
          </FormField>
        </div>
        <div>{refusal ? <DisabledReason reason={refusal}>{save}</DisabledReason> : save}</div>
      </KeyboardForm>
    </Card>
  );
}

function listOf(value: FormDataEntryValue | null): string[] {
  return (typeof value === "string" ? value : "").split(",").flatMap((each) => each.trim() || []);
}
