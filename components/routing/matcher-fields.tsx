"use client";

import { CircleAlert, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Matcher, MatchOperator } from "@/lib/routing/types";

const OPERATORS: Record<MatchOperator, string> = {
  "=": "is",
  "!=": "is not",
  "=~": "matches",
  "!~": "does not match",
};

const MOST = 20;

type MatcherFieldsProps = {
  /** Stands in the names of the fields, so that one form may have several lists. */
  name: string;
  legend: string;
  help: string;
  initial: readonly Matcher[];
  error?: string;
};

/** Which alerts are meant: each line a label, how it is compared, and with what. */
export function MatcherFields({ name, legend, help, initial, error }: MatcherFieldsProps) {
  const [lines, setLines] = useState(() => initial.map((matcher, key) => ({ ...matcher, key })));
  const add = () => {
    const key = 1 + Math.max(-1, ...lines.map((line) => line.key));
    setLines([...lines, { name: "", operator: "=", value: "", key }]);
  };
  return (
    <fieldset id={name} tabIndex={-1} aria-describedby={`${name}-help`} className="grid gap-2 rounded-sm">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {lines.map((line, place) => (
        <div
          key={line.key}
          className="grid grid-cols-[1fr_auto] items-start gap-2 sm:grid-cols-[1fr_9rem_1.5fr_auto]"
        >
          <Input
            name={`${name}.name`}
            aria-label={`${legend}: label ${place + 1}`}
            defaultValue={line.name}
            placeholder="service"
            autoCapitalize="none"
            spellCheck={false}
            className="max-sm:col-span-2"
          />
          <Select
            name={`${name}.operator`}
            aria-label={`${legend}: comparison ${place + 1}`}
            defaultValue={line.operator}
            className="max-sm:col-span-2"
          >
            {Object.entries(OPERATORS).map(([operator, words]) => (
              <option key={operator} value={operator}>
                {words}
              </option>
            ))}
          </Select>
          <Input
            name={`${name}.value`}
            aria-label={`${legend}: value ${place + 1}`}
            defaultValue={line.value}
            placeholder="checkout"
            autoCapitalize="none"
            spellCheck={false}
          />
          <IconButton
            type="button"
            label={`Remove line ${place + 1} of ${legend.toLowerCase()}`}
            onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {lines.length < MOST && (
        <div>
          <Button type="button" size="sm" onClick={add}>
            <Plus aria-hidden />
            Add a label
          </Button>
        </div>
      )}
      {error && (
        <p className="text-critical flex items-start gap-1.5 text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
      <p id={`${name}-help`} className="text-muted-foreground text-sm">
        {help}
      </p>
    </fieldset>
  );
}

/** The matchers of a form, as the server takes them; lines that were left empty are none. */
export function readMatchers(data: FormData, name: string): unknown[] {
  const [operators, values] = [data.getAll(`${name}.operator`), data.getAll(`${name}.value`)];
  return data
    .getAll(`${name}.name`)
    .map((label, place) => ({ name: label, operator: operators[place], value: values[place] }))
    .filter((line) => line.name !== "" || line.value !== "");
}
