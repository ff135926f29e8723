"use client";

import { Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { MatcherList } from "@/components/routing/matcher-list";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import type { InhibitionRuleItem } from "@/lib/routing/queries";
import { removeInhibitionRuleAction } from "../actions";
import { InhibitionForm } from "./inhibition-form";

type InhibitionRulesProps = { slug: string; rules: readonly InhibitionRuleItem[]; refusal?: string };

/** Which alerts keep which others quiet. */
export function InhibitionRules({ slug, rules, refusal }: InhibitionRulesProps) {
  const newRule = (
    <Button>
      <Plus aria-hidden />
      New rule
    </Button>
  );
  return (
    <div className="grid gap-3">
      <div>
        {refusal ? (
          <DisabledReason reason={refusal}>{newRule}</DisabledReason>
        ) : (
          <RuleDialog slug={slug} trigger={newRule} />
        )}
      </div>
      <Card>
        {rules.length === 0 ? (
          <EmptyState
            title="No inhibition rules"
            description="For example: while a host is down, nobody needs to hear that its disk cannot be read."
          />
        ) : (
          <ul className="divide-y">
            {rules.map((rule) => (
              <li key={rule.id} className="grid gap-2 px-4 py-3 text-sm">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <span className="flex flex-wrap items-center gap-2">
                    <span className="text-base font-medium">{rule.name}</span>
                    {!rule.enabled && <StatusBadge status="paused" word="Switched off" />}
                  </span>
                  {refusal === undefined && <RuleButtons slug={slug} rule={rule} />}
                </div>
                <p className="text-muted-foreground">While this fires</p>
                <MatcherList matchers={rule.source} />
                <p className="text-muted-foreground">
                  nobody is told of
                  {rule.equal.length > 0 && ` what has the same ${rule.equal.join(", ")} and matches`}
                </p>
                <MatcherList matchers={rule.target} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function RuleButtons({ slug, rule }: { slug: string; rule: InhibitionRuleItem }) {
  return (
    <span className="flex gap-2">
      <RuleDialog
        slug={slug}
        rule={rule}
        trigger={
          <Button size="sm" aria-label={`Edit ${rule.name}`}>
            Edit
          </Button>
        }
      />
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`Remove ${rule.name}`}>
            Remove
          </Button>
        }
        title={`Remove ${rule.name}?`}
        description="Alerts that it kept quiet and that still fire are told within five minutes."
        confirmLabel="Remove rule"
        onConfirm={async () => {
          const [problem] = problemsOf(await removeInhibitionRuleAction(slug, { id: rule.id }));
          if (problem) showToast({ title: problem.message, tone: "critical" });
        }}
      />
    </span>
  );
}

type RuleDialogProps = { slug: string; rule?: InhibitionRuleItem; trigger: ReactNode };

function RuleDialog({ slug, rule, trigger }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={rule ? `Edit ${rule.name}` : "New inhibition rule"}
        description="An alert never keeps itself quiet, and what fits both sides is never kept quiet by its like."
      >
        <InhibitionForm slug={slug} rule={rule} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
