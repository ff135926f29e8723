"use client";

import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { RecurrenceFields, readRecurrence } from "@/components/routing/recurrence-fields";
import { sayProblems } from "@/components/routing/say-problems";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { ALERT_SEVERITIES, ALERT_SEVERITY_LABELS } from "@/lib/alerts/severity";
import { ALERT_CATEGORIES, ALERT_CATEGORY_NAMES } from "@/lib/routing/categories";
import type { AlertPreference } from "@/lib/routing/settings";
import { saveAlertPreferenceAction } from "../actions";

const NAMES = { quietHours: "The quiet hours" };

type AlertPreferenceFormProps = {
  slug: string;
  preference: AlertPreference;
  timeZone: string;
  /** They have a phone that can be texted; what they chose before is kept otherwise. */
  canBeTexted: boolean;
};

const NEVER = "never";

/** Which alerts reach a person, and when they may sleep. */
export function AlertPreferenceForm({ slug, preference, timeZone, canBeTexted }: AlertPreferenceFormProps) {
  const { onSubmit, pending, problems } = useActionForm(
    saveAlertPreferenceAction.bind(null, slug),
    () => showToast({ title: "Your alert preferences are saved" }),
    (data) => ({
      minimumSeverity: data.get("minimumSeverity"),
      mutedCategories: ALERT_CATEGORY_NAMES.filter(
        (category) => !data.getAll("categories").includes(category),
      ),
      quietHours: readRecurrence(data, "quietHours"),
      criticalPasses: data.get("criticalPasses") !== null,
      textSeverity: data.get("textSeverity") === NEVER ? null : data.get("textSeverity"),
    }),
  );
  const said = sayProblems(problems, NAMES);
  return (
    <Card className="p-4">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-5">
        <ErrorSummary problems={said} />
        <FormField label="Tell me of alerts from" id="minimumSeverity" className="max-w-60">
          <Select name="minimumSeverity" defaultValue={preference.minimumSeverity}>
            {ALERT_SEVERITIES.map((severity) => (
              <option key={severity} value={severity}>
                {ALERT_SEVERITY_LABELS[severity]}
              </option>
            ))}
          </Select>
        </FormField>
        {canBeTexted ? (
          <FormField
            label="Text me from"
            id="textSeverity"
            help="On-call escalations text you whatever the severity, unless you choose never."
            className="max-w-60"
          >
            <Select name="textSeverity" defaultValue={preference.textSeverity ?? NEVER}>
              {ALERT_SEVERITIES.map((severity) => (
                <option key={severity} value={severity}>
                  {ALERT_SEVERITY_LABELS[severity]}
                </option>
              ))}
              <option value={NEVER}>Never</option>
            </Select>
          </FormField>
        ) : (
          <input type="hidden" name="textSeverity" value={preference.textSeverity ?? NEVER} />
        )}
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium">Tell me of</legend>
          {ALERT_CATEGORY_NAMES.map((category) => (
            <CheckField
              key={category}
              name="categories"
              value={category}
              label={ALERT_CATEGORIES[category]}
              defaultChecked={!preference.mutedCategories.includes(category)}
            />
          ))}
        </fieldset>
        <RecurrenceFields
          name="quietHours"
          label="Quiet hours"
          help="What happens meanwhile is told in one message when they end. On-call escalations are not held."
          initial={preference.quietHours}
          suggested={{ days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", until: "07:00", timeZone }}
          error={said.find(({ fieldId }) => fieldId === "quietHours")?.message}
        />
        <CheckField
          name="criticalPasses"
          label="Wake me for what is critical"
          defaultChecked={preference.criticalPasses}
        />
        <div>
          <Button type="submit" pending={pending}>
            Save alert preferences
          </Button>
        </div>
      </KeyboardForm>
    </Card>
  );
}
