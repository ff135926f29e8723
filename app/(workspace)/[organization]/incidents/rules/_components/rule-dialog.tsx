"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { CorrelationRuleItem } from "@/lib/incidents/queries/list-rules";
import { RuleForm } from "./rule-form";

type RuleDialogProps = {
  slug: string;
  /** Left out for a new one. */
  rule?: CorrelationRuleItem;
  label: string;
};

export function RuleDialog({ slug, rule, label }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={rule ? "secondary" : "primary"}>{label}</Button>
      </DialogTrigger>
      <DialogContent
        title={rule ? `Edit ${rule.name}` : "New correlation rule"}
        description="A saved rule looks at alerts that fire from now on."
      >
        <RuleForm slug={slug} rule={rule} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
