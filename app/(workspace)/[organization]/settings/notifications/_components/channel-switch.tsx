"use client";

import { Lock } from "lucide-react";
import { useOptimistic, useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { showToast } from "@/components/ui/toast-store";
import { Tooltip } from "@/components/ui/tooltip";
import type { OrganizationNotificationName } from "@/lib/notifications/catalogue";
import { setPreferenceAction } from "../actions";

const LABELS = { inApp: "In-app", mail: "Mail" };

type Channel = { channel: "inApp" | "mail"; enabled: boolean };

type ChannelSwitchProps = Channel & {
  organization: string;
  type: OrganizationNotificationName;
  typeLabel: string;
};

/** Switches one channel of one type; saved at once. */
export function ChannelSwitch({ organization, type, typeLabel, channel, enabled }: ChannelSwitchProps) {
  const [shown, setShown] = useOptimistic(enabled);
  const [, startTransition] = useTransition();

  function choose(next: boolean) {
    startTransition(async () => {
      setShown(next);
      const [problem] = problemsOf(await setPreferenceAction(organization, { type, channel, enabled: next }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
    });
  }

  return (
    <label className="flex w-28 items-center gap-2 text-sm">
      <Checkbox
        aria-label={`${LABELS[channel]}: ${typeLabel}`}
        checked={shown}
        onCheckedChange={(checked) => choose(checked === true)}
      />
      {LABELS[channel]}
    </label>
  );
}

/** A channel that nobody chooses, and why. */
export function LockedChannel({ channel, enabled, reason }: Channel & { reason: string }) {
  return (
    <Tooltip content={reason}>
      <span tabIndex={0} className="text-muted-foreground flex w-28 items-center gap-2 rounded-sm text-sm">
        <Lock aria-hidden className="size-4" />
        {LABELS[channel]} {enabled ? "always" : "never"}
      </span>
    </Tooltip>
  );
}
