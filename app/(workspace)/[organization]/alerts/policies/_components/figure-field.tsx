"use client";

import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";

type FigureFieldProps = {
  label: string;
  help?: string;
  optional?: boolean;
  id: string;
  error: string | undefined;
  value: number | null | undefined;
  /** NaN is what was left empty although a figure is needed. */
  onChange: (value: number) => void;
};

/** A figure. What is typed stays as it is typed; what it means is told as a number. */
export function FigureField({ label, help, optional, id, error, value, onChange }: FigureFieldProps) {
  return (
    <FormField label={label} help={help} optional={optional} id={id} error={error}>
      <Input
        type="number"
        step="any"
        inputMode="decimal"
        defaultValue={value ?? ""}
        onChange={(event) => onChange(event.target.value.trim() === "" ? NaN : Number(event.target.value))}
      />
    </FormField>
  );
}
