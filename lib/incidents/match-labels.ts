import type { LabelOperator } from "@/lib/alert-policies/kinds";
import type { AlertLabels } from "@/lib/alerts/types";

export type LabelMatcher = { name: string; operator: LabelOperator; value: string };

/** True when the labels fulfil every matcher. A label that is not there counts as empty, as in Prometheus. */
export function matchesLabels(matchers: readonly LabelMatcher[], labels: AlertLabels): boolean {
  return matchers.every(({ name, operator, value }) => {
    const actual = labels[name] ?? "";
    switch (operator) {
      case "=":
        return actual === value;
      case "!=":
        return actual !== value;
      case "=~":
        return wholePattern(value).test(actual);
      case "!~":
        return !wholePattern(value).test(actual);
    }
  });
}

/** A pattern is about the whole value. */
function wholePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}
