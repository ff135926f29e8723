"use client";

import { useState, type ReactNode } from "react";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { LogRule } from "@/lib/log-rules/schema";
import { RuleForm } from "./rule-form";

type RuleDialogProps = {
  slug: string;
  rules: readonly LogRule[];
  version: number;
  /** Null makes a new rule, which is tried first. */
  position: number | null;
  trigger: ReactNode;
};

export function RuleDialog({ slug, rules, version, position, trigger }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  const rule = position === null ? undefined : rules[position];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={rule ? `Edit ${rule.name}` : "New rule"}
        description="In a pattern * stands for any text, and {actor}, {target} and {source_address} for the text that the event takes over."
      >
        <RuleForm
          slug={slug}
          version={version}
          rule={rule}
          rulesWith={(changed) =>
            position === null ? [changed, ...rules] : rules.with(position, changed as LogRule)
          }
          fieldPrefix={`rules.${position ?? 0}.`}
          onSaved={() => setOpen(false)}
        />
      </DialogContent>
    </Dialog>
  );
}
