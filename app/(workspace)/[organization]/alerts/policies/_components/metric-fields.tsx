"use client";

import { FormField } from "@/components/forms/form-field";
import { Select } from "@/components/ui/select";
import { AGGREGATES, NO_DATA_BEHAVIOURS } from "@/lib/alert-policies/kinds";
import { AGGREGATE_LABELS, NO_DATA_LABELS } from "@/lib/alert-policies/labels";
import { ChoiceField } from "./choice-field";
import { DurationField } from "./duration-field";
import { SelectorField } from "./selector-field";
import type { PolicyForm } from "./use-policy-form";
import { WordsField } from "./words-field";

const AGGREGATED = ["threshold", "rate_of_change", "anomaly"];
const WINDOWED = [...AGGREGATED, "absence", "forecast"];

/** Which metric is read, of which series, and how its samples become a value. */
export function MetricFields({ form }: { form: PolicyForm }) {
  const { draft, choices, change, field } = form;
  const metric = choices.metrics.find(({ name }) => name === draft.metricType);
  const isPushed = metric !== undefined && metric.label === metric.name;
  return (
    <>
      <FormField label="Metric" {...field("metricType")}>
        <Select
          value={draft.metricType ?? ""}
          onChange={({ target }) =>
            change({ metricType: target.value === "" ? null : target.value, labelSelector: [], groupBy: [] })
          }
        >
          <option value="">Choose a metric</option>
          {draft.metricType !== null && metric === undefined && (
            <option value={draft.metricType}>{draft.metricType}, silent</option>
          )}
          {choices.metrics.map(({ name, label }) => (
            <option key={name} value={name}>
              {label === name ? name : `${label} (${name})`}
            </option>
          ))}
        </Select>
      </FormField>
      {isPushed && (
        <>
          <SelectorField form={form} labels={metric.labels} />
          <WordsField
            label="One alert for each"
            help={`Labels such as ${metric.labels[0] ?? "host"}, or * for each series. Empty: one alert for all.`}
            words={draft.groupBy}
            suggestions={["*", ...metric.labels]}
            onChange={(groupBy) => change({ groupBy })}
            {...field("groupBy")}
          />
        </>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {AGGREGATED.includes(draft.kind) && (
          <ChoiceField
            label="Aggregate"
            value={draft.aggregate}
            options={AGGREGATES.map((value) => ({ value, label: AGGREGATE_LABELS[value] }))}
            onChange={(aggregate) => change({ aggregate })}
            {...field("aggregate")}
          />
        )}
        {WINDOWED.includes(draft.kind) && (
          <DurationField
            label={draft.kind === "absence" ? "Silent for" : "Window"}
            seconds={draft.windowSeconds}
            onChange={(windowSeconds) => change({ windowSeconds })}
            {...field("windowSeconds")}
          />
        )}
        {draft.kind !== "absence" && (
          <ChoiceField
            label="When data is missing"
            value={draft.noData}
            options={NO_DATA_BEHAVIOURS.map((value) => ({ value, label: NO_DATA_LABELS[value] }))}
            onChange={(noData) => change({ noData })}
            {...field("noData")}
          />
        )}
      </div>
    </>
  );
}
