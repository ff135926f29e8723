"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { Matcher, MuteWindowKind } from "@/lib/routing/types";
import { WindowForm } from "./window-form";

type WindowDialogProps = {
  slug: string;
  kind: MuteWindowKind;
  timeZone: string;
  /** Why making one is not offered. */
  refusal?: string;
  /** Whoever comes from an alert finds its labels filled in. */
  prefilled?: { matchers: readonly Matcher[]; alertId: string | null };
};

const WORDS = {
  silence: {
    button: "New silence",
    title: "New silence",
    description: "Nobody is told of what it matches until it ends. Alerts still fire and are recorded.",
  },
  maintenance: {
    button: "Plan maintenance",
    title: "Plan maintenance",
    description: "Announced to everybody who sees alerts. Nobody is told of what it matches while it lasts.",
  },
};

/** Makes a silence or plans maintenance. */
export function WindowDialog({ slug, kind, timeZone, refusal, prefilled }: WindowDialogProps) {
  const [open, setOpen] = useState(prefilled !== undefined && refusal === undefined);
  const words = WORDS[kind];
  const trigger = (
    <Button variant="primary">
      <Plus aria-hidden />
      {words.button}
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={words.title} description={words.description}>
        <WindowForm
          slug={slug}
          kind={kind}
          timeZone={timeZone}
          prefilled={prefilled}
          onSaved={() => setOpen(false)}
        />
      </DialogContent>
    </Dialog>
  );
}
