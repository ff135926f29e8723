"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST } from "@/lib/alerts/severity";
import { OPERATORS, worseDirection } from "@/lib/alert-policies/kinds";
import { OPERATOR_LABELS } from "@/lib/alert-policies/labels";
import { valueUnit } from "@/lib/alert-policies/sentence";
import type { Tier } from "@/lib/alert-policies/types";
import { ChoiceField } from "./choice-field";
import { FigureField } from "./figure-field";
import type { PolicyForm } from "./use-policy-form";

const SEVERITIES = GRAVEST_FIRST.map((value) => ({ value, label: ALERT_SEVERITY_LABELS[value] }));

/** What the value is compared with: threshold, recovery and further severities. */
export function ComparisonFields({ form }: { form: PolicyForm }) {
  const { draft, choices, change, field } = form;
  const pushed = choices.metrics.find(({ name }) => name === draft.metricType)?.unit;
  const unit = valueUnit(draft, pushed);
  const hasDirection = worseDirection(draft.comparisonOperator) !== null;
  const operators = draft.kind === "event_count" ? (["gt", "gte"] as const) : OPERATORS;
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <ChoiceField
          label="Fires when it is"
          value={draft.comparisonOperator}
          options={operators.map((value) => ({ value, label: OPERATOR_LABELS[value] }))}
          onChange={(comparisonOperator) => change({ comparisonOperator })}
          {...field("comparisonOperator")}
        />
        <FigureField
          label="Threshold"
          help={`In ${unit}.`}
          value={draft.thresholdValue}
          onChange={(thresholdValue) => change({ thresholdValue })}
          {...field("thresholdValue")}
        />
        {hasDirection && (
          <FigureField
            label="Clears at"
            optional
            help="Empty: at the threshold."
            value={draft.recoveryValue}
            onChange={(value) => change({ recoveryValue: Number.isNaN(value) ? null : value })}
            {...field("recoveryValue")}
          />
        )}
      </div>
      <ChoiceField
        label="Severity"
        value={draft.severity}
        options={SEVERITIES}
        onChange={(severity) => change({ severity })}
        {...field("severity")}
      />
      {hasDirection && <TierFields form={form} />}
    </>
  );
}

function TierFields({ form: { draft, change, field } }: { form: PolicyForm }) {
  const { tiers } = draft;
  const put = (place: number, tier: Partial<Tier>) =>
    change({ tiers: tiers.map((each, index) => (index === place ? { ...each, ...tier } : each)) });
  const taken = [draft.severity, ...tiers.map(({ severity }) => severity)];
  const free = GRAVEST_FIRST.find((severity) => !taken.includes(severity));
  return (
    <div className="grid gap-3">
      {tiers.map((tier, place) => (
        <div
          key={`${place} of ${tiers.length}`}
          className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2"
        >
          <ChoiceField
            label="Becomes"
            value={tier.severity}
            options={SEVERITIES}
            onChange={(severity) => put(place, { severity })}
            {...field(`tiers.${place}.severity`)}
          />
          <FigureField
            label={`When ${OPERATOR_LABELS[draft.comparisonOperator]}`}
            value={tier.threshold}
            onChange={(threshold) => put(place, { threshold })}
            {...field(`tiers.${place}.threshold`)}
          />
          <IconButton
            label={`Remove ${ALERT_SEVERITY_LABELS[tier.severity].toLowerCase()}`}
            className="mt-6.5"
            onClick={() => change({ tiers: tiers.toSpliced(place, 1) })}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {free !== undefined && (
        <div>
          <Button
            size="sm"
            onClick={() =>
              change({ tiers: [...tiers, { severity: free, threshold: draft.thresholdValue ?? 0 }] })
            }
          >
            <Plus aria-hidden />
            Add a severity
          </Button>
        </div>
      )}
    </div>
  );
}
