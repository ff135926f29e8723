"use client";

import { useId } from "react";
import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";

type WordsFieldProps = {
  label: string;
  help?: string;
  id: string;
  error: string | undefined;
  words: readonly string[];
  suggestions?: readonly string[];
  onChange: (words: string[]) => void;
};

/** Several words in one line, parted by commas. */
export function WordsField({ label, help, id, error, words, suggestions = [], onChange }: WordsFieldProps) {
  const listId = useId();
  return (
    <>
      <FormField label={label} help={help} id={id} error={error} optional>
        <Input
          list={suggestions.length > 0 ? listId : undefined}
          defaultValue={words.join(", ")}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) =>
            onChange(
              event.target.value
                .split(",")
                .map((word) => word.trim())
                .filter((word) => word !== ""),
            )
          }
        />
      </FormField>
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
