"use client";

import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST } from "@/lib/alerts/severity";
import { ChoiceField } from "./choice-field";
import { CompositeFields } from "./composite-fields";
import { DurationField } from "./duration-field";
import { EventFields } from "./event-fields";
import { FigureField } from "./figure-field";
import type { PolicyForm } from "./use-policy-form";

/** What only one kind has. */
export function ParameterFields({ form }: { form: PolicyForm }) {
  switch (form.draft.kind) {
    case "rate_of_change":
      return <ChangeFields form={form} />;
    case "forecast":
      return <ForecastFields form={form} />;
    case "anomaly":
      return <AnomalyFields form={form} />;
    case "burn_rate":
      return <BurnRateFields form={form} />;
    case "event_count":
      return <EventFields form={form} />;
    case "composite":
      return <CompositeFields form={form} />;
    case "threshold":
    case "absence":
      return null;
  }
}

/** The severity, for the kinds that have no threshold to say it beside. */
export function SeverityField({ form: { draft, change, field } }: { form: PolicyForm }) {
  return (
    <ChoiceField
      label="Severity"
      value={draft.severity}
      options={GRAVEST_FIRST.map((value) => ({ value, label: ALERT_SEVERITY_LABELS[value] }))}
      onChange={(severity) => change({ severity })}
      {...field("severity")}
    />
  );
}

function ChangeFields({ form: { draft, changeParameters, field } }: { form: PolicyForm }) {
  const { change = "percent", compareSeconds } = draft.parameters;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <ChoiceField
        label="Change in"
        value={change}
        options={[
          { value: "percent", label: "percent" },
          { value: "absolute", label: "the metric's unit" },
        ]}
        onChange={(value) => changeParameters({ change: value })}
        {...field("parameters.change")}
      />
      <DurationField
        label="Against the value before"
        seconds={compareSeconds}
        onChange={(value) => changeParameters({ compareSeconds: value })}
        {...field("parameters.compareSeconds")}
      />
    </div>
  );
}

function ForecastFields({ form: { draft, changeParameters, field } }: { form: PolicyForm }) {
  return (
    <DurationField
      label="Reached within"
      help="The line through the samples of the window is drawn on so far."
      seconds={draft.parameters.horizonSeconds}
      onChange={(horizonSeconds) => changeParameters({ horizonSeconds })}
      {...field("parameters.horizonSeconds")}
    />
  );
}

function AnomalyFields({ form: { draft, change, changeParameters, field } }: { form: PolicyForm }) {
  const { direction = "both", minimumDeviation = 0, points = 2, ofPoints = 3 } = draft.parameters;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <ChoiceField
        label="Direction"
        value={direction}
        options={[
          { value: "above", label: "above what is usual" },
          { value: "below", label: "below what is usual" },
          { value: "both", label: "either way" },
        ]}
        onChange={(value) => changeParameters({ direction: value })}
        {...field("parameters.direction")}
      />
      <FigureField
        label="Deviations"
        help="3 is rare, 5 is very rare."
        value={draft.thresholdValue}
        onChange={(thresholdValue) => change({ thresholdValue })}
        {...field("thresholdValue")}
      />
      <FigureField
        label="Smallest deviation"
        help="In the metric's unit; less is never an anomaly."
        value={minimumDeviation}
        onChange={(value) => changeParameters({ minimumDeviation: value })}
        {...field("parameters.minimumDeviation")}
      />
      <div className="grid grid-cols-2 gap-2">
        <FigureField
          label="Points"
          value={points}
          onChange={(value) => changeParameters({ points: value })}
          {...field("parameters.points")}
        />
        <FigureField
          label="Of the last"
          value={ofPoints}
          onChange={(value) => changeParameters({ ofPoints: value })}
          {...field("parameters.ofPoints")}
        />
      </div>
    </div>
  );
}

function BurnRateFields({ form: { draft, changeParameters, field } }: { form: PolicyForm }) {
  const { objective, factor, longSeconds, shortSeconds, minimumEvents } = draft.parameters;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <FigureField
        label="Objective in percent"
        help="99.9 leaves a budget of 0.1 %."
        value={objective}
        onChange={(value) => changeParameters({ objective: value })}
        {...field("parameters.objective")}
      />
      <FigureField
        label="Burn rate"
        help="Times the even pace: 14.4 uses 2 % of a month's budget in an hour."
        value={factor}
        onChange={(value) => changeParameters({ factor: value })}
        {...field("parameters.factor")}
      />
      <DurationField
        label="Long window"
        seconds={longSeconds}
        onChange={(value) => changeParameters({ longSeconds: value })}
        {...field("parameters.longSeconds")}
      />
      <DurationField
        label="Short window"
        help="Both must burn; the short one ends the alert soon."
        seconds={shortSeconds}
        onChange={(value) => changeParameters({ shortSeconds: value })}
        {...field("parameters.shortSeconds")}
      />
      <FigureField
        label="At least so many events"
        help="With fewer in the long window nobody is told."
        value={minimumEvents}
        onChange={(value) => changeParameters({ minimumEvents: value })}
        {...field("parameters.minimumEvents")}
      />
    </div>
  );
}
