"use client";

import { useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

const UNITS = [
  { seconds: 86_400, label: "days" },
  { seconds: 3_600, label: "hours" },
  { seconds: 60, label: "minutes" },
] as const;

type DurationFieldProps = {
  label: string;
  help?: string;
  id: string;
  error: string | undefined;
  seconds: number | undefined;
  onChange: (seconds: number) => void;
};

/** A span as a number and its unit. */
export function DurationField({ label, help, id, error, seconds, onChange }: DurationFieldProps) {
  const [unit, setUnit] = useState<number>(() => unitOf(seconds ?? 0));
  const [count, setCount] = useState(() => (seconds === undefined ? "" : String(seconds / unit)));

  function choose(nextCount: string, nextUnit: number) {
    setCount(nextCount);
    setUnit(nextUnit);
    onChange(nextCount.trim() === "" ? NaN : Math.round(Number(nextCount) * nextUnit));
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-2">
      <FormField label={label} help={help} id={id} error={error}>
        <Input
          type="number"
          min={0}
          step="any"
          inputMode="decimal"
          value={count}
          onChange={(event) => choose(event.target.value, unit)}
        />
      </FormField>
      <Select
        aria-label={`${label}: unit`}
        className="mt-6.5"
        value={unit}
        onChange={(event) => choose(count, Number(event.target.value))}
      >
        {UNITS.map((each) => (
          <option key={each.seconds} value={each.seconds}>
            {each.label}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** The largest unit that the span is a whole number of. */
function unitOf(seconds: number): number {
  return UNITS.find((unit) => seconds > 0 && seconds % unit.seconds === 0)?.seconds ?? 60;
}
