"use client";

import { useState, useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { PaidPlan } from "@/lib/billing/types";
import { startCheckoutAction } from "../actions";

type SubscribeButtonProps = {
  slug: string;
  plan: PaidPlan;
  label: string;
  isMain: boolean;
  refusal?: string;
};

/** Leads to Stripe's checkout. */
export function SubscribeButton({ slug, plan, label, isMain, refusal }: SubscribeButtonProps) {
  const [pending, startTransition] = useTransition();
  const [isLeaving, setIsLeaving] = useState(false);

  function start() {
    startTransition(async () => {
      const { data, serverError } = await startCheckoutAction(slug, { plan });
      if (serverError) showToast({ title: serverError.message, tone: "critical" });
      if (!data) return;
      setIsLeaving(true);
      window.location.assign(data.url);
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button variant={isMain ? "primary" : "secondary"} pending={pending || isLeaving} onClick={start}>
        {label}
      </Button>
    </DisabledReason>
  );
}
