import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import type { LabelMatcher } from "@/lib/incidents/match-labels";

const CONDITION = /^\s*([^\s=!~"]+)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*$/;

/** What the form says, as the action takes it; whether it is right the server says. */
export function readRule(data: FormData, ruleId: string | undefined): unknown {
  const text = (name: string) => String(data.get(name) ?? "");
  return {
    ruleId,
    name: text("name"),
    enabled: data.has("enabled"),
    matchers: linesOf(text("matchers")).map(readMatcher),
    minimumSeverity: text("minimumSeverity"),
    samePolicy: data.has("samePolicy"),
    sameLabels: text("sameLabels")
      .split(/[\s,]+/)
      .filter(Boolean),
    windowMinutes: text("windowMinutes"),
    minimumCount: text("minimumCount"),
    severityMapping: Object.fromEntries(
      ALERT_SEVERITIES.map((severity) => [severity, text(`mapping.${severity}`)]),
    ),
    resolveOn: text("resolveOn"),
    titleTemplate: text("titleTemplate"),
    runbookSteps: linesOf(text("runbookSteps")),
  };
}

/** The conditions as the form shows them, one a line. */
export function matchersText(matchers: readonly LabelMatcher[]): string {
  return matchers.map(({ name, operator, value }) => `${name} ${operator} "${value}"`).join("\n");
}

/** A line that is no condition becomes one that the server refuses by name. */
function readMatcher(line: string): { name: string; operator: string; value: string } {
  const [, name = line, operator = "=", value = ""] = CONDITION.exec(line) ?? [];
  return { name, operator, value };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
