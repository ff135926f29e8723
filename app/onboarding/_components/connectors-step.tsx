"use client";

import { Hourglass } from "lucide-react";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { StatusBadge } from "@/components/feedback/status";
import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FirstMetric } from "@/components/metrics/first-metric";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CONNECTOR_FACTS, CONNECTORS, type Connector } from "@/lib/onboarding/connectors";
import { createMetricsKeyAction } from "../../(workspace)/[organization]/monitoring/actions";
import { chooseConnectorsAction } from "../actions";
import { SkipButton } from "./skip-button";

type ConnectorsStepProps = {
  slug: string;
  endpoint: string;
  wanted: readonly Connector[];
  hasData: boolean;
};

const readInput = (data: FormData) => ({ connectors: data.getAll("connector") });

/** Which systems shall be connected: none can be yet, which each says; data can be sent at once. */
export function ConnectorsStep({ slug, endpoint, wanted, hasData }: ConnectorsStepProps) {
  const { onSubmit, pending, problems } = useActionForm(chooseConnectorsAction, undefined, readInput);
  return (
    <AccountCard
      title="Connect your systems"
      description="Data can be sent at once. Other connectors are being built: choose those you wait for."
    >
      <LiveRefresh organization={slug} topic="metrics" announcement="First data received" />
      <section aria-label="OpenTelemetry and API" className="grid gap-2 rounded-lg border p-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-medium">OpenTelemetry and API</h2>
          {hasData ? <StatusBadge status="ok" /> : <StatusBadge status="no_data" />}
        </div>
        <p role="status" className="text-muted-foreground text-sm">
          {hasData
            ? "First data received."
            : "Works at once. This page says so by itself when the first figure arrives."}
        </p>
        {!hasData && <FirstMetric endpoint={endpoint} createKey={createMetricsKeyAction.bind(null, slug)} />}
      </section>
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
        <ErrorSummary problems={problems} />
        <fieldset className="grid gap-2">
          <legend className="sr-only">Connectors you wait for</legend>
          {CONNECTORS.map((connector) => {
            const { name, brings } = CONNECTOR_FACTS[connector];
            return (
              <div key={connector} className="flex items-start justify-between gap-3 rounded-lg border p-3">
                <CheckField
                  name="connector"
                  value={connector}
                  label={name}
                  help={brings}
                  defaultChecked={wanted.includes(connector)}
                />
                <Badge tone="outline">
                  <Hourglass aria-hidden />
                  Not yet
                </Badge>
              </div>
            );
          })}
        </fieldset>
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          Continue
        </Button>
      </KeyboardForm>
      <SkipButton step="connectors" />
    </AccountCard>
  );
}
