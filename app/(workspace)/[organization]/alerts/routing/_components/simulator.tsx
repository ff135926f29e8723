"use client";

import { useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import { fromLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { now } from "@/lib/core/clock";
import type { Simulation } from "@/lib/routing/simulate";
import { simulateRoutingAction } from "../actions";
import { SimulationSteps } from "./simulation-steps";

type SimulatorProps = {
  slug: string;
  policies: readonly { id: string; name: string; severity: AlertSeverity }[];
};

/** Chooses an alert that is not there, and shows the way of its notice. */
export function Simulator({ slug, policies }: SimulatorProps) {
  const timeZone = useTimeZone();
  const [simulation, setSimulation] = useState<Simulation>();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    simulateRoutingAction.bind(null, slug),
    (data) => setSimulation(data),
    (data) => ({
      policyId: data.get("policyId"),
      severity: data.get("severity"),
      labels: labelsOf(String(data.get("labels"))),
      at: data.get("at") === "" ? now().toISOString() : fromLocalField(data.get("at"), timeZone),
    }),
  );
  if (policies.length === 0)
    return (
      <Card>
        <EmptyState title="No policies yet" description="Make an alert policy to see whom it would tell." />
      </Card>
    );
  return (
    <Card className="grid gap-6 p-4 lg:grid-cols-2">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid content-start gap-4">
        <ErrorSummary problems={problems} />
        <FormField label="Policy" id="policyId" error={errorOf("policyId")}>
          <Select name="policyId" defaultValue={policies[0]?.id}>
            {policies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label="Severity" id="severity">
          <Select name="severity" defaultValue="high">
            {GRAVEST_FIRST.map((severity) => (
              <option key={severity} value={severity}>
                {ALERT_SEVERITY_LABELS[severity]}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField
          label="Labels"
          id="labels"
          optional
          error={errorOf("labels")}
          help="Separated by commas: service=checkout, region=eu-1"
        >
          <Input name="labels" spellCheck={false} autoCapitalize="none" />
        </FormField>
        <FormField
          label="Time"
          id="at"
          optional
          error={errorOf("at")}
          help={`In ${timeZone}; now, where none is given.`}
        >
          <Input type="datetime-local" name="at" />
        </FormField>
        <div>
          <Button type="submit" pending={pending}>
            Show who would be told
          </Button>
        </div>
      </KeyboardForm>
      <div role="status">{simulation && <SimulationSteps simulation={simulation} />}</div>
    </Card>
  );
}

function labelsOf(text: string): Record<string, string> {
  const pairs = text.split(",").flatMap((each) => {
    const [name = "", ...value] = each.split("=");
    return name.trim() === "" ? [] : [[name.trim(), value.join("=").trim()] as const];
  });
  return Object.fromEntries(pairs);
}
