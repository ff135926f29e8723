"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { LogRule } from "@/lib/log-rules/schema";

type Condition = LogRule["conditions"][number] & { key: number };

type RuleConditionsProps = {
  initial?: LogRule["conditions"];
  fieldPrefix: string;
  errorOf: (field: string) => string | undefined;
};

const MOST = 8;

/** What a record must look like: each line is a place in the record and the pattern of its whole text. */
export function RuleConditions({ initial, fieldPrefix, errorOf }: RuleConditionsProps) {
  const [conditions, setConditions] = useState<Condition[]>(() =>
    (initial ?? [{ field: "body", pattern: "" }]).map((condition, key) => ({ ...condition, key })),
  );
  const add = () => {
    const key = Math.max(...conditions.map((each) => each.key)) + 1;
    setConditions([...conditions, { field: "", pattern: "", key }]);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">All of these hold</legend>
      {conditions.map(({ key, field, pattern }, place) => {
        const prefix = `${fieldPrefix}conditions.${place}.`;
        return (
          <div key={key} className="grid items-start gap-2 sm:grid-cols-[11rem_1fr_auto]">
            <FormField label={`Field ${place + 1}`} id={`${prefix}field`} error={errorOf(`${prefix}field`)}>
              <Input name="field" defaultValue={field} spellCheck={false} autoCapitalize="none" required />
            </FormField>
            <FormField
              label={`Pattern ${place + 1}`}
              id={`${prefix}pattern`}
              error={errorOf(`${prefix}pattern`)}
            >
              <Input
                name="pattern"
                defaultValue={pattern}
                spellCheck={false}
                autoCapitalize="none"
                required
              />
            </FormField>
            {conditions.length > 1 && (
              <IconButton
                type="button"
                label={`Remove condition ${place + 1}`}
                className="sm:mt-6"
                onClick={() => setConditions(conditions.filter((each) => each.key !== key))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </div>
        );
      })}
      {conditions.length < MOST && (
        <div>
          <Button type="button" size="sm" onClick={add}>
            <Plus aria-hidden />
            Add condition
          </Button>
        </div>
      )}
    </fieldset>
  );
}
