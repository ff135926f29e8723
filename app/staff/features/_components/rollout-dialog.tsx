"use client";

import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FeatureName } from "@/lib/features/catalogue";
import { setRolloutAction } from "../actions";

type RolloutDialogProps = { feature: FeatureName; label: string; percent: number };

/** Sets the share of organisations that have a feature. */
export function RolloutDialog({ feature, label, percent }: RolloutDialogProps) {
  return (
    <ReasonDialog
      trigger={
        <Button size="sm" aria-label={`Change the roll-out of ${label}`}>
          Change
        </Button>
      }
      title={`Change the roll-out of ${label}?`}
      description="A growing share only adds organisations. Those with a switch of their own stay as they are."
      confirmLabel="Set share"
      help="It stands in the platform's log beside your name."
      send={(reason, fields) =>
        setRolloutAction({ feature, percent: String(fields.get("percent") ?? ""), reason })
      }
    >
      <FormField label="Share of organisations, in percent">
        <Input name="percent" type="number" min={0} max={100} step={1} defaultValue={percent} required />
      </FormField>
    </ReasonDialog>
  );
}
