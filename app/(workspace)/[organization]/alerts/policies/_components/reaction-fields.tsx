"use client";

import { CheckField } from "@/components/forms/check-field";
import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";
import { ALERTING_CONTROLS } from "@/lib/alert-policies/controls";
import { DurationField } from "./duration-field";
import type { PolicyForm } from "./use-policy-form";
import { WordsField } from "./words-field";

/** How long it must hold, and how long nobody is told again. */
export function TimingFields({ form: { draft, change, field } }: { form: PolicyForm }) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 2xl:grid-cols-3">
      <DurationField
        label="Hold for"
        help="Fires only after so long."
        seconds={draft.forSeconds}
        onChange={(forSeconds) => change({ forSeconds })}
        {...field("forSeconds")}
      />
      <DurationField
        label="Keep firing for"
        help="Stays open so long after it is over."
        seconds={draft.keepFiringSeconds}
        onChange={(keepFiringSeconds) => change({ keepFiringSeconds })}
        {...field("keepFiringSeconds")}
      />
      <DurationField
        label="Cooldown"
        help="Tells nobody again so soon."
        seconds={draft.cooldownSeconds}
        onChange={(cooldownSeconds) => change({ cooldownSeconds })}
        {...field("cooldownSeconds")}
      />
    </div>
  );
}

/** Who is told, what to do, and which controls it is evidence for. */
export function ResponseFields({ form: { draft, choices, change, field } }: { form: PolicyForm }) {
  const { id, error } = field("notificationChannels");
  const { notificationChannels: chosen } = draft;
  const known = choices.targets.map(({ target }) => target);
  const gone = chosen.filter((target) => !known.includes(target));
  return (
    <>
      <fieldset id={id} tabIndex={-1} className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">Who is told</legend>
        {[...choices.targets, ...gone.map((target) => ({ target, label: `${target}, not found` }))].map(
          ({ target, label }) => (
            <CheckField
              key={target}
              name={`target-${target}`}
              label={label}
              defaultChecked={chosen.includes(target)}
              onCheckedChange={(checked) =>
                change({
                  notificationChannels: checked
                    ? [...chosen, target]
                    : chosen.filter((each) => each !== target),
                })
              }
            />
          ),
        )}
        {error && <p className="text-critical text-sm">{error}</p>}
      </fieldset>
      {chosen.includes("email") && (
        <FormField
          label="E-mail address"
          help="Empty: the admins of the organisation."
          optional
          {...field("contactEmail")}
        >
          <Input
            type="email"
            defaultValue={draft.contactEmail ?? ""}
            onChange={({ target }) => change({ contactEmail: target.value.trim() || null })}
          />
        </FormField>
      )}
      <FormField
        label="Runbook"
        help="Where it stands what to do. It is linked in every message."
        optional
        {...field("runbookUrl")}
      >
        <Input
          type="url"
          placeholder="https://"
          defaultValue={draft.runbookUrl ?? ""}
          onChange={({ target }) => change({ runbookUrl: target.value.trim() || null })}
        />
      </FormField>
      <WordsField
        label="Controls"
        help="That it is evidence for, such as CC7.2, A.8.16, DORA Art. 10."
        words={draft.controlIds}
        suggestions={ALERTING_CONTROLS.map((control) => control.id)}
        onChange={(controlIds) => change({ controlIds })}
        {...field("controlIds")}
      />
    </>
  );
}
