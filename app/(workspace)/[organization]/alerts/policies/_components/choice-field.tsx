"use client";

import { FormField } from "@/components/forms/form-field";
import { Select } from "@/components/ui/select";

type ChoiceFieldProps<Value extends string> = {
  label: string;
  help?: string;
  id: string;
  error: string | undefined;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, help, id, error, value, options, onChange } = props;
  return (
    <FormField label={label} help={help} id={id} error={error}>
      <Select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </FormField>
  );
}
