"use client";

import { FormField } from "@/components/forms/form-field";
import { ExactTime } from "@/components/time/exact-time";
import { Input } from "@/components/ui/input";
import type { RunbookStep } from "@/lib/incidents/types";
import { addStepAction, tickStepAction } from "../../actions";
import { AddForm } from "./add-form";
import { TickRow } from "./tick-row";

type RunbookProps = { slug: string; incidentId: string; steps: readonly RunbookStep[]; mayChange: boolean };

/** The steps of the runbook, each with who did it and when. */
export function Runbook({ slug, incidentId, steps, mayChange }: RunbookProps) {
  return (
    <div className="grid gap-3">
      {steps.length === 0 ? (
        <p className="text-muted-foreground text-sm">No steps yet.</p>
      ) : (
        <ul className="grid gap-2">
          {steps.map(({ id, body, ticked }) => (
            <TickRow
              key={id}
              label={body}
              checked={ticked !== null}
              disabled={!mayChange}
              action={(next) => tickStepAction(slug, { incidentId, stepId: id, ticked: next })}
            >
              {ticked && (
                <>
                  {ticked.by}, <ExactTime at={ticked.at} />
                </>
              )}
            </TickRow>
          ))}
        </ul>
      )}
      {mayChange && (
        <AddForm
          action={addStepAction.bind(null, slug)}
          read={(data) => ({ incidentId, body: data.get("step") })}
          label="Add step"
        >
          {(errorOf) => (
            <FormField label="Step" error={errorOf("body")}>
              <Input name="step" />
            </FormField>
          )}
        </AddForm>
      )}
    </div>
  );
}
