"use client";

import { useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CHANNELS, type ChannelField } from "@/lib/channels/catalogue";
import type { ChannelKind } from "@/lib/channels/kinds";

type ConfigFieldsProps = {
  kind: ChannelKind;
  errorOf: (field: string) => string | undefined;
  /** Of a channel that exists: what may be shown of it. Its secrets are kept unless they are replaced. */
  config?: Record<string, string>;
};

/** What a kind of channel asks for, as its catalogue says. */
export function ConfigFields({ kind, errorOf, config }: ConfigFieldsProps) {
  return CHANNELS[kind].fields.map((field) => {
    const id = `config.${field.name}`;
    return field.isSecret && config !== undefined ? (
      <ReplaceSecret key={id} id={id} field={field} error={errorOf(id)} />
    ) : (
      <FormField key={id} id={id} label={field.label} help={field.help} error={errorOf(id)}>
        <Control id={id} field={field} value={config?.[field.name]} />
      </FormField>
    );
  });
}

function Control({ id, field, value, ...wiring }: { id: string; field: ChannelField; value?: string }) {
  const common = {
    ...wiring,
    id,
    name: id,
    defaultValue: value,
    placeholder: field.placeholder,
    required: true,
  };
  if (field.options)
    return (
      <Select {...wiring} id={id} name={id} defaultValue={value}>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    );
  if (field.isMultiline) return <Textarea {...common} rows={4} />;
  return (
    <Input
      {...common}
      autoComplete="off"
      spellCheck={false}
      className={field.isSecret ? "font-mono" : undefined}
    />
  );
}

/** A secret is never shown again: it stays, or another takes its place. */
function ReplaceSecret({ id, field, error }: { id: string; field: ChannelField; error: string | undefined }) {
  const [isReplacing, setReplacing] = useState(false);
  const label = field.label.toLowerCase();
  if (isReplacing || error !== undefined)
    return (
      <FormField id={id} label={`New ${label}`} help={field.help} error={error}>
        <Control id={id} field={field} />
      </FormField>
    );
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{field.label}</span>
      <span className="flex flex-wrap items-center gap-3">
        <span className="text-muted-foreground text-sm">Stored encrypted and not shown.</span>
        <Button type="button" size="sm" onClick={() => setReplacing(true)}>
          Replace {label}
        </Button>
      </span>
    </div>
  );
}
