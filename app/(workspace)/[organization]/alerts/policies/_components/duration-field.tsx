"use client";

import { useState, type ComponentProps } from "react";
import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

const UNITS = [
  { seconds: 86_400, label: "days" },
  { seconds: 3_600, label: "hours" },
  { seconds: 60, label: "minutes" },
] as const;

type DurationFieldProps = DurationControlProps & {
  help?: string;
  id: string;
  error: string | undefined;
};

/** A span as a number and its unit. */
export function DurationField({ help, id, error, ...control }: DurationFieldProps) {
  return (
    <FormField label={control.label} help={help} id={id} error={error}>
      <DurationControl {...control} />
    </FormField>
  );
}

type DurationControlProps = {
  label: string;
  seconds: number | undefined;
  onChange: (seconds: number) => void;
};

/** The number takes what the field says of its control; the unit has a name of its own. */
function DurationControl({
  label,
  seconds,
  onChange,
  ...control
}: DurationControlProps & Omit<ComponentProps<"input">, "onChange">) {
  const [unit, setUnit] = useState<number>(() => unitOf(seconds ?? 0));
  const [count, setCount] = useState(() => (seconds === undefined ? "" : String(seconds / unit)));

  function choose(nextCount: string, nextUnit: number) {
    setCount(nextCount);
    setUnit(nextUnit);
    onChange(nextCount.trim() === "" ? NaN : Math.round(Number(nextCount) * nextUnit));
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-2">
      <Input
        {...control}
        type="number"
        min={0}
        step="any"
        inputMode="decimal"
        value={count}
        onChange={(event) => choose(event.target.value, unit)}
      />
      <Select
        aria-label={`${label}: unit`}
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
