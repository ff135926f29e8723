"use client";

import { CheckField } from "@/components/forms/check-field";
import { EVENT_GROUPS } from "@/lib/alert-policies/kinds";
import { EVENT_GROUP_LABELS } from "@/lib/alert-policies/labels";
import { CATALOGUED_KINDS } from "@/lib/security-events/kinds";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/security-events/severity";
import { ChoiceField } from "./choice-field";
import { DurationField } from "./duration-field";
import type { PolicyForm } from "./use-policy-form";
import { WordsField } from "./words-field";

const ALL = "all" as const;

/** Which security events are counted, and by what. */
export function EventFields({ form: { draft, change, changeParameters, field } }: { form: PolicyForm }) {
  const { kinds = [], severities = [], groupBy = null } = draft.parameters;
  return (
    <>
      <WordsField
        label="Kinds of event"
        help="Such as authentication.failed, or custom. and a name of your own. Empty: every kind."
        words={kinds}
        suggestions={CATALOGUED_KINDS}
        onChange={(value) => changeParameters({ kinds: value })}
        {...field("parameters.kinds")}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">Severities of event; none chosen: all</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {SEVERITIES.map((severity) => (
            <CheckField
              key={severity}
              name={`severity-${severity}`}
              label={SEVERITY_LABELS[severity]}
              defaultChecked={severities.includes(severity)}
              onCheckedChange={(checked) =>
                changeParameters({
                  severities: SEVERITIES.filter((each) =>
                    each === severity ? checked : severities.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <ChoiceField
          label="Counted by"
          value={groupBy ?? ALL}
          options={[
            { value: ALL, label: "all together" },
            ...EVENT_GROUPS.map((value) => ({ value, label: `each ${EVENT_GROUP_LABELS[value]}` })),
          ]}
          onChange={(value) => changeParameters({ groupBy: value === ALL ? null : value })}
          {...field("parameters.groupBy")}
        />
        <DurationField
          label="Within"
          seconds={draft.windowSeconds}
          onChange={(windowSeconds) => change({ windowSeconds })}
          {...field("windowSeconds")}
        />
      </div>
    </>
  );
}
