"use client";

import { useOptimistic, useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { showToast } from "@/components/ui/toast-store";
import { enablePolicyAction } from "../actions";

type PolicySwitchProps = {
  organization: string;
  policy: { id: string; name: string; version: number; enabled: boolean };
  mayManage: boolean;
};

/** Switches a policy on or off, at once and with a way back. */
export function PolicySwitch({ organization, policy, mayManage }: PolicySwitchProps) {
  const { id, name, version, enabled } = policy;
  const [shown, setShown] = useOptimistic(enabled);
  const [, startTransition] = useTransition();

  function choose(next: boolean, from: number) {
    startTransition(async () => {
      setShown(next);
      const result = await enablePolicyAction(organization, { id, version: from, enabled: next });
      const [problem] = problemsOf(result);
      if (problem || !result.data)
        return void showToast({ title: problem?.message ?? "Nothing changed.", tone: "critical" });
      const { version: newest } = result.data;
      showToast({
        title: next ? `${name} is switched on` : `${name} is switched off`,
        description: next ? undefined : "Its open alerts have ended.",
        action: { label: "Undo", onSelect: () => choose(!next, newest) },
      });
    });
  }

  return (
    <DisabledReason reason={mayManage ? undefined : "Only owners and admins can change policies."}>
      <Checkbox
        aria-label={`${name} is on`}
        checked={shown}
        onCheckedChange={(checked) => choose(checked === true, version)}
      />
    </DisabledReason>
  );
}
