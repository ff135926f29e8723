"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { CheckField } from "@/components/forms/check-field";
import { FormField } from "@/components/forms/form-field";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { Recurrence } from "@/lib/routing/types";
import { WEEKDAYS } from "./recurrence-text";

type RecurrenceFieldsProps = {
  name: string;
  /** What it means to switch it on. */
  label: string;
  help: string;
  initial: Recurrence | null;
  /** What a new one begins with. */
  suggested: Recurrence;
  error?: string;
};

/** Times that come back each week, or none. */
export function RecurrenceFields({ name, label, help, initial, suggested, error }: RecurrenceFieldsProps) {
  const [isOn, setOn] = useState(initial !== null);
  const { days, from, until, timeZone } = initial ?? suggested;
  return (
    <fieldset id={name} tabIndex={-1} className="grid gap-3 rounded-sm">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-start gap-2.5">
        <Checkbox
          id={`${name}-on`}
          name={`${name}.on`}
          checked={isOn}
          onCheckedChange={(checked) => setOn(checked === true)}
          aria-describedby={`${name}-help`}
          className="mt-0.5"
        />
        <div className="grid gap-0.5">
          <label htmlFor={`${name}-on`} className="font-medium">
            {label}
          </label>
          <p id={`${name}-help`} className="text-muted-foreground text-sm">
            {help}
          </p>
        </div>
      </div>
      {isOn && (
        <div className="grid gap-3 border-l pl-4">
          <div role="group" aria-label={`${label}: days`} className="flex flex-wrap gap-x-4 gap-y-2">
            {WEEKDAYS.map((weekday, place) => (
              <CheckField
                key={weekday}
                name={`${name}.days`}
                value={String(place + 1)}
                defaultChecked={days.includes(place + 1)}
                label={weekday}
              />
            ))}
          </div>
          <div className="grid gap-3 sm:grid-cols-[8rem_8rem_1fr]">
            <FormField label="From" id={`${name}-from`}>
              <Input type="time" name={`${name}.from`} defaultValue={from} required />
            </FormField>
            <FormField label="Until" id={`${name}-until`}>
              <Input type="time" name={`${name}.until`} defaultValue={until} required />
            </FormField>
            <FormField label="Time zone" id={`${name}-zone`}>
              <TimeZoneSelect name={`${name}.timeZone`} defaultValue={timeZone} />
            </FormField>
          </div>
        </div>
      )}
      {error && (
        <p className="text-critical flex items-start gap-1.5 text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** The times of a form, as the server takes them; null where they are switched off. */
export function readRecurrence(data: FormData, name: string): unknown {
  if (data.get(`${name}.on`) === null) return null;
  return {
    days: data.getAll(`${name}.days`).map(Number),
    from: data.get(`${name}.from`),
    until: data.get(`${name}.until`),
    timeZone: data.get(`${name}.timeZone`),
  };
}
