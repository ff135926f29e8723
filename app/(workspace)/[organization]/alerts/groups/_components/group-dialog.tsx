"use client";

import { Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { GroupChoices } from "@/lib/routing/groups/choices";
import type { GroupItem } from "@/lib/routing/groups/queries";
import { GroupForm } from "./group-form";

type GroupDialogProps = {
  slug: string;
  choices: GroupChoices;
  /** Left out for a new one. */
  group?: GroupItem;
  trigger?: ReactNode;
  refusal?: string;
};

/** Makes or changes a group. */
export function GroupDialog({ slug, choices, group, trigger, refusal }: GroupDialogProps) {
  const [open, setOpen] = useState(false);
  const button = trigger ?? (
    <Button variant="primary">
      <Plus aria-hidden />
      New group
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{button}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{button}</DialogTrigger>
      <DialogContent
        title={group ? `Edit ${group.name}` : "New group"}
        description="Whoever is in it is told of what its policies fire, each by their own preferences."
      >
        <GroupForm slug={slug} choices={choices} group={group} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
