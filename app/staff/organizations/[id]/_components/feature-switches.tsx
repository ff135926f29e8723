"use client";

import { setOverrideAction } from "@/app/staff/features/actions";
import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { FormField } from "@/components/forms/form-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { FeatureSwitch } from "@/lib/features/queries";
import type { OverrideInput } from "@/lib/features/schema";

const CHOICES: Record<OverrideInput["choice"], string> = {
  rollout: "As the roll-out says",
  on: "Always on",
  off: "Always off",
};

type FeatureSwitchesProps = { organizationId: string; switches: readonly FeatureSwitch[] };

/** Each feature as this organisation has it, and why. */
export function FeatureSwitches({ organizationId, switches }: FeatureSwitchesProps) {
  return (
    <Card>
      <ul className="divide-y">
        {switches.map(({ feature, label, percent, override, isEnabled }) => {
          const choice = override === null ? "rollout" : override ? "on" : "off";
          return (
            <li key={feature} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <span className="flex-1 font-medium">{label}</span>
              <span className="text-muted-foreground text-sm">
                {override === null ? `Roll-out ${percent} %` : CHOICES[choice]}
              </span>
              <Badge tone={isEnabled ? "success" : "outline"}>{isEnabled ? "On" : "Off"}</Badge>
              <ReasonDialog
                trigger={
                  <Button size="sm" aria-label={`Switch ${label}`}>
                    Switch
                  </Button>
                }
                title={`Switch ${label} for this organisation?`}
                description="It works within seconds. The change stands in the organisation's audit log."
                confirmLabel="Switch feature"
                help="The organisation's owners read it beside your name."
                send={(reason, fields) =>
                  setOverrideAction({ organizationId, feature, choice: readChoice(fields), reason })
                }
              >
                <FormField label="State">
                  <Select name="choice" defaultValue={choice}>
                    {Object.entries(CHOICES).map(([value, words]) => (
                      <option key={value} value={value}>
                        {words}
                      </option>
                    ))}
                  </Select>
                </FormField>
              </ReasonDialog>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function readChoice(fields: FormData): OverrideInput["choice"] {
  const value = fields.get("choice");
  return value === "on" || value === "off" ? value : "rollout";
}
