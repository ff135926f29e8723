"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { CheckField } from "@/components/forms/check-field";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { saveScopeAction } from "../../../actions";

type ScopeDialogProps = {
  slug: string;
  frameworkId: string;
  name: string;
  included: boolean;
  /** The optional ones. */
  sections: readonly { id: string; title: string }[];
  excludedSections: readonly string[];
  refusal?: string;
};

/** Whether a framework counts, and which of its optional parts do. */
export function ScopeDialog({ refusal, ...scope }: ScopeDialogProps) {
  const [open, setOpen] = useState(false);
  const trigger = (
    <Button>
      <SlidersHorizontal aria-hidden />
      Scope
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={`Scope of ${scope.name}`}
        description="What is out of scope is not failed: it counts nowhere."
      >
        <ScopeForm {...scope} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type ScopeFormProps = Omit<ScopeDialogProps, "refusal" | "name"> & { onSaved: () => void };

function ScopeForm({ slug, frameworkId, included, sections, excludedSections, onSaved }: ScopeFormProps) {
  const { onSubmit, pending, problems } = useActionForm(
    saveScopeAction.bind(null, slug),
    () => {
      showToast({ title: "The scope is saved" });
      onSaved();
    },
    (data) => ({
      frameworkId,
      included: data.has("included"),
      excludedSections: sections.map(({ id }) => id).filter((id) => !data.getAll("sections").includes(id)),
    }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <CheckField name="included" label="This framework is in scope" defaultChecked={included} />
      {sections.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium">Optional parts in scope</legend>
          {sections.map(({ id, title }) => (
            <CheckField
              key={id}
              name="sections"
              value={id}
              label={title}
              defaultChecked={!excludedSections.includes(id)}
            />
          ))}
        </fieldset>
      )}
      <FormDialogFooter pending={pending}>Save scope</FormDialogFooter>
    </KeyboardForm>
  );
}
