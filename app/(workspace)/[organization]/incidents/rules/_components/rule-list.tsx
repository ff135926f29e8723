"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/core/format/duration";
import type { CorrelationRuleItem } from "@/lib/incidents/queries/list-rules";
import { RESOLVE_ON_LABELS } from "@/lib/incidents/resolve-by-rule";
import { useAct } from "../../_components/use-act";
import { removeRuleAction } from "../actions";
import { RuleDialog } from "./rule-dialog";

type RuleListProps = { slug: string; rules: readonly CorrelationRuleItem[]; mayChange: boolean };

/** The rules in the order in which they are tried, each in words. */
export function RuleList({ slug, rules, mayChange }: RuleListProps) {
  const remove = useAct(removeRuleAction.bind(null, slug));
  if (rules.length === 0)
    return (
      <EmptyState
        title="No correlation rules"
        description="Alerts open no incidents by themselves. Make a rule, or declare incidents by hand."
      />
    );
  return (
    <ol className="divide-y rounded-lg border" aria-busy={remove.pending}>
      {rules.map((rule) => (
        <li key={rule.id} className="flex flex-wrap items-start gap-3 px-4 py-3">
          <div className="grid min-w-0 flex-1 gap-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {rule.name}
              {!rule.enabled && <StatusBadge status="paused" word="Off" />}
            </p>
            <p className="text-muted-foreground max-w-reading text-sm">{sentence(rule)}</p>
            <p className="text-muted-foreground text-sm">
              {RESOLVE_ON_LABELS[rule.resolveOn]} it resolves. {rule.incidentCount}{" "}
              {rule.incidentCount === 1 ? "incident" : "incidents"} so far.
            </p>
          </div>
          {mayChange && (
            <div className="flex gap-2">
              <RuleDialog slug={slug} rule={rule} label="Edit" />
              <ConfirmDialog
                trigger={<Button>Remove</Button>}
                title={`Remove ${rule.name}?`}
                description="It opens no further incidents. Those it has opened stay."
                confirmLabel="Remove rule"
                onConfirm={async () => remove.act({ ruleId: rule.id })}
              />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function sentence(rule: CorrelationRuleItem): string {
  const { minimumCount, minimumSeverity, matchers, sameLabels, samePolicy, windowSeconds } = rule;
  const shared = [...(samePolicy ? ["policy"] : []), ...sameLabels];
  const where = matchers.map(({ name, operator, value }) => `${name}${operator}"${value}"`).join(", ");
  return [
    minimumCount === 1 ? "One alert" : `${minimumCount} alerts within ${formatDuration(windowSeconds)}`,
    `of severity ${minimumSeverity}${minimumSeverity === "critical" ? "" : " or graver"}`,
    where && `with ${where}`,
    shared.length > 0 && `and the same ${shared.join(" and ")}`,
    "become an incident.",
  ]
    .filter(Boolean)
    .join(" ");
}
