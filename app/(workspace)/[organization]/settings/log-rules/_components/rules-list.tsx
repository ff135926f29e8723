"use client";

import { Plus, RotateCcw } from "lucide-react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { EmptyState } from "@/components/feedback/empty-state";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import type { LogRule } from "@/lib/log-rules/schema";
import { resetLogRulesAction } from "../actions";
import { RuleDialog } from "./rule-dialog";
import { RuleRow } from "./rule-row";
import { useSaveRules } from "./use-save-rules";

type RulesListProps = {
  slug: string;
  rules: readonly LogRule[];
  version: number;
  /** Why changing is not offered. */
  refusal?: string;
};

/** The rules in the order in which they are tried; every change is saved at once. */
export function RulesList({ slug, rules, version, refusal }: RulesListProps) {
  const { save, pending } = useSaveRules(slug, version);
  const newRule = (
    <Button variant="primary">
      <Plus aria-hidden />
      New rule
    </Button>
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap justify-end gap-2">
        {version > 0 && !refusal && (
          <ConfirmDialog
            trigger={
              <Button>
                <RotateCcw aria-hidden />
                Go back to the default rules
              </Button>
            }
            title="Go back to the default rules?"
            description="Your own rules are removed. The audit log keeps what they were."
            confirmLabel="Go back"
            onConfirm={async () => void (await resetLogRulesAction(slug))}
          />
        )}
        {refusal ? (
          <DisabledReason reason={refusal}>{newRule}</DisabledReason>
        ) : (
          <RuleDialog slug={slug} rules={rules} version={version} position={null} trigger={newRule} />
        )}
      </div>
      {rules.length === 0 ? (
        <EmptyState
          title="No rules"
          description="Log records are accepted, and none of them becomes a security event."
        />
      ) : (
        <ol className="divide-y rounded-lg border" aria-busy={pending}>
          {rules.map((rule, position) => (
            <RuleRow
              key={rule.name}
              rule={rule}
              position={position}
              isLast={position === rules.length - 1}
              mayChange={refusal === undefined}
              onMove={(to) => save(moved(rules, position, to))}
              onEnable={(enabled) => save(rules.with(position, { ...rule, enabled }))}
              onRemove={() => save(rules.toSpliced(position, 1))}
              edit={(trigger) => (
                <RuleDialog
                  slug={slug}
                  rules={rules}
                  version={version}
                  position={position}
                  trigger={trigger}
                />
              )}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

function moved(rules: readonly LogRule[], from: number, to: number): LogRule[] {
  const rule = rules[from];
  return rule ? rules.toSpliced(from, 1).toSpliced(to, 0, rule) : [...rules];
}
