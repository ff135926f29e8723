"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LABEL_OPERATORS } from "@/lib/alert-policies/kinds";
import type { LabelMatcher } from "@/lib/alert-policies/types";
import type { PolicyForm } from "./use-policy-form";

/** Conditions on labels; all must hold. */
export function SelectorField({ form, labels }: { form: PolicyForm; labels: readonly string[] }) {
  const { draft, change, field } = form;
  const listId = useId();
  const { error } = field("labelSelector");
  const selector = draft.labelSelector;
  const put = (place: number, matcher: Partial<LabelMatcher>) =>
    change({
      labelSelector: selector.map((each, index) => (index === place ? { ...each, ...matcher } : each)),
    });
  return (
    <fieldset id="labelSelector" className="grid gap-2" tabIndex={-1}>
      <legend className="mb-1.5 text-sm font-medium">Only series where</legend>
      <datalist id={listId}>
        {labels.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {selector.map(({ name, operator, value }, place) => (
        <div key={place} className="grid grid-cols-[minmax(0,1fr)_4.5rem_minmax(0,1fr)_auto] gap-2">
          <Input
            aria-label={`Label ${place + 1}`}
            list={listId}
            value={name}
            onChange={({ target }) => put(place, { name: target.value })}
          />
          <Select
            aria-label={`Comparison ${place + 1}`}
            value={operator}
            onChange={({ target }) =>
              put(place, { operator: LABEL_OPERATORS.find((each) => each === target.value) ?? "=" })
            }
          >
            {LABEL_OPERATORS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Select>
          <Input
            aria-label={`Value ${place + 1}`}
            value={value}
            onChange={({ target }) => put(place, { value: target.value })}
          />
          <IconButton
            label={`Remove condition ${place + 1}`}
            onClick={() => change({ labelSelector: selector.toSpliced(place, 1) })}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {error && <p className="text-critical text-sm">{error}</p>}
      <div>
        <Button
          size="sm"
          onClick={() =>
            change({ labelSelector: [...selector, { name: labels[0] ?? "", operator: "=", value: "" }] })
          }
        >
          <Plus aria-hidden />
          Add condition
        </Button>
      </div>
    </fieldset>
  );
}
