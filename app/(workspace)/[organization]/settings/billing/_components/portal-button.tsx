"use client";

import { useState, useTransition, type ReactNode } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { openPortalAction } from "../actions";

type PortalButtonProps = {
  slug: string;
  place: "overview" | "payment-method";
  refusal?: string;
  isMain?: boolean;
  children: ReactNode;
};

/** Leads to Stripe's portal, which leads back here. */
export function PortalButton({ slug, place, refusal, isMain = false, children }: PortalButtonProps) {
  const [pending, startTransition] = useTransition();
  const [isLeaving, setIsLeaving] = useState(false);

  function open() {
    startTransition(async () => {
      const { data, serverError } = await openPortalAction(slug, { place });
      if (serverError) showToast({ title: serverError.message, tone: "critical" });
      if (!data) return;
      setIsLeaving(true);
      window.location.assign(data.url);
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button
        variant={isMain ? "primary" : "secondary"}
        size={isMain ? "sm" : "md"}
        pending={pending || isLeaving}
        onClick={open}
      >
        {children}
      </Button>
    </DisabledReason>
  );
}
