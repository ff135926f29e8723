"use client";

import { useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import {
  AUDIENCE_LABELS,
  PHASE_LABELS,
  UPDATE_AUDIENCES,
  UPDATE_PHASES,
  type UpdateAudience,
  type UpdatePhase,
} from "@/lib/incidents/labels";
import type { IncidentSummary } from "@/lib/incidents/types";
import { updateTemplate } from "@/lib/incidents/update-templates";
import { postUpdateAction } from "../../actions";
import { AddForm } from "./add-form";

type UpdateFormProps = {
  slug: string;
  incident: Pick<IncidentSummary, "id" | "number" | "title" | "severity">;
};

/** Writes a status update, beginning with the template of its audience and phase. */
export function UpdateForm({ slug, incident }: UpdateFormProps) {
  const [audience, setAudience] = useState<UpdateAudience>("customers");
  const [phase, setPhase] = useState<UpdatePhase>("investigating");
  const [body, setBody] = useState("");
  return (
    <AddForm
      action={async (input) => {
        const result = await postUpdateAction(slug, input);
        if (!result.serverError && !result.validationErrors) setBody("");
        return result;
      }}
      read={() => ({ incidentId: incident.id, audience, phase, body })}
      label="Post update"
    >
      {(errorOf) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <FormField label="For">
              <Select
                value={audience}
                onChange={(event) => setAudience(event.target.value as UpdateAudience)}
              >
                {UPDATE_AUDIENCES.map((each) => (
                  <option key={each} value={each}>
                    {AUDIENCE_LABELS[each]}
                  </option>
                ))}
              </Select>
            </FormField>
            <FormField label="Phase">
              <Select value={phase} onChange={(event) => setPhase(event.target.value as UpdatePhase)}>
                {UPDATE_PHASES.map((each) => (
                  <option key={each} value={each}>
                    {PHASE_LABELS[each]}
                  </option>
                ))}
              </Select>
            </FormField>
          </div>
          <FormField
            label="Text"
            id="body"
            error={errorOf("body")}
            help="Kept in the incident for you to publish; replace what stands in square brackets."
          >
            <Textarea name="body" value={body} onChange={(event) => setBody(event.target.value)} rows={4} />
          </FormField>
          <div>
            <Button size="sm" onClick={() => setBody(updateTemplate(audience, phase, incident))}>
              Use template
            </Button>
          </div>
        </>
      )}
    </AddForm>
  );
}
