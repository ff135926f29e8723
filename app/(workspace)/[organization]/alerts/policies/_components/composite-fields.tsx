"use client";

import { CheckField } from "@/components/forms/check-field";
import { ChoiceField } from "./choice-field";
import type { PolicyForm } from "./use-policy-form";

/** Which policies make it up, and whether all or any of them must fire. */
export function CompositeFields({ form: { draft, choices, changeParameters, field } }: { form: PolicyForm }) {
  const { operator = "all", policyIds = [] } = draft.parameters;
  const { id, error } = field("parameters.policyIds");
  return (
    <>
      <ChoiceField
        label="Fires when"
        value={operator}
        options={[
          { value: "all", label: "all of them have an open alert" },
          { value: "any", label: "any of them has an open alert" },
        ]}
        onChange={(value) => changeParameters({ operator: value })}
        {...field("parameters.operator")}
      />
      <fieldset id={id} tabIndex={-1} className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">Policies</legend>
        {choices.policies.map((policy) => (
          <CheckField
            key={policy.id}
            name={`policy-${policy.id}`}
            label={policy.name}
            defaultChecked={policyIds.includes(policy.id)}
            onCheckedChange={(checked) =>
              changeParameters({
                policyIds: checked
                  ? [...policyIds, policy.id]
                  : policyIds.filter((each) => each !== policy.id),
              })
            }
          />
        ))}
        {error && <p className="text-critical text-sm">{error}</p>}
      </fieldset>
    </>
  );
}
