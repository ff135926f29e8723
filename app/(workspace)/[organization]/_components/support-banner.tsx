"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useTransition } from "react";
import { endSupportAccessAction } from "@/app/staff/organizations/[id]/actions";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { now } from "@/lib/core/clock";
import { formatDuration } from "@/lib/core/format/duration";

type SupportBannerProps = {
  organization: { id: string; name: string };
  reason: string;
  expiresAt: string;
};

/** Says on every page that staff are looking in, for how long still, and ends it. */
export function SupportBanner({ organization, reason, expiresAt }: SupportBannerProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const place = `/staff/organizations/${organization.id}`;
  const leave = useEffectEvent(() => router.replace(place));

  useEffect(() => {
    const timer = setInterval(() => {
      const left = Math.ceil((new Date(expiresAt).getTime() - now().getTime()) / 1_000);
      setSecondsLeft(Math.max(0, left));
      if (left > 0) return;
      clearInterval(timer);
      leave();
    }, 1_000);
    return () => clearInterval(timer);
  }, [expiresAt]);

  function end() {
    startTransition(async () => {
      await endSupportAccessAction({ organizationId: organization.id });
      router.replace(place);
    });
  }

  return (
    <Banner
      tone="warning"
      title={`You look into ${organization.name} as platform staff, read-only.`}
      action={
        <div className="flex items-center gap-3">
          {secondsLeft !== null && (
            <span role="timer" aria-live="off" className="tabular text-sm whitespace-nowrap">
              {formatDuration(secondsLeft)} left
            </span>
          )}
          <Button size="sm" pending={pending} onClick={end}>
            End
          </Button>
        </div>
      }
    >
      Each page stands in the organisation’s audit log. Reason: {reason}
    </Banner>
  );
}
