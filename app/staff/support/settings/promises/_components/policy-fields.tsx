import { FormField } from "@/components/forms/form-field";
import { ExactTime } from "@/components/time/exact-time";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { PLAN_KEYS, PLANS } from "@/lib/plans/plans";
import type { PromisePreview } from "@/lib/support/sla/preview-promises";
import { policyField, type PromiseFields } from "@/lib/support/sla/promise-fields";
import { TICKET_SEVERITIES } from "@/lib/support/tickets/vocabulary";
import { StatusText } from "@/components/feedback/status";
import type { NamedKey } from "./promise-form";

type PolicyFieldsProps = {
  fields: PromiseFields;
  calendars: readonly NamedKey[];
  /** Null while the fields need a fix. */
  preview: readonly PromisePreview[] | null;
  errorOf: (field: string) => string | undefined;
};

const PARTS = [
  { part: "first", label: "First answer" },
  { part: "next", label: "Next answer" },
  { part: "solution", label: "Solution" },
] as const;

/** What is promised by plan and severity, with the due times of a ticket that would be opened now. */
export function PolicyFields({ fields, calendars, preview, errorOf }: PolicyFieldsProps) {
  return (
    <div className="grid gap-5">
      {PLAN_KEYS.map((plan) => (
        <fieldset key={plan} className="bg-card grid gap-4 rounded-lg border p-4">
          <legend className="px-1 font-semibold">{PLANS[plan].name}</legend>
          {TICKET_SEVERITIES.map((severity) => {
            const place = { plan, severity };
            const due = preview?.find((each) => each.plan === plan && each.severity === severity);
            return (
              <div
                key={severity}
                role="group"
                aria-label={`${PLANS[plan].name}, ${severity}`}
                className="grid gap-2 border-b pb-4 last:border-b-0 last:pb-0"
              >
                <StatusText status={severity} />
                <div className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] items-start gap-3">
                  {PARTS.map(({ part, label }) => {
                    const name = policyField(place, part);
                    return (
                      <FormField key={part} label={label} id={name} error={errorOf(name)}>
                        <Input
                          name={name}
                          inputMode="decimal"
                          autoComplete="off"
                          defaultValue={fields[name]}
                        />
                      </FormField>
                    );
                  })}
                  <CalendarChoice name={policyField(place, "calendar")} {...{ fields, calendars, errorOf }} />
                </div>
                <p className="text-muted-foreground text-sm" aria-live="off">
                  {due ? (
                    <>
                      Opened now: first answer by <ExactTime at={due.firstAnswerDueAt} precision="minute" />,
                      solution by <ExactTime at={due.solutionDueAt} precision="minute" />.
                    </>
                  ) : (
                    "Opened now: shown once all fields can be read."
                  )}
                </p>
              </div>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}

type CalendarChoiceProps = Omit<PolicyFieldsProps, "preview"> & { name: string };

function CalendarChoice({ name, fields, calendars, errorOf }: CalendarChoiceProps) {
  return (
    <FormField label="Then counted in" id={name} error={errorOf(name)}>
      <Select name={name} defaultValue={fields[name]}>
        {calendars.map((calendar) => (
          <option key={calendar.key} value={calendar.key}>
            {calendar.name}
          </option>
        ))}
      </Select>
    </FormField>
  );
}
