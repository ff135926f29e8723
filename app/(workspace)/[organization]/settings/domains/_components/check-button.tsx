"use client";

import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { DomainState } from "@/lib/custom-domains/types";
import { checkCustomDomainAction } from "../actions";

const NOT_YET = "New records take minutes to be seen, with some hosts up to a day.";

const OUTCOMES: Record<DomainState, { title: string; tone: "success" | "critical" }> = {
  pending: { title: `The TXT record was not found. ${NOT_YET}`, tone: "critical" },
  verified: { title: `The name is yours, and does not lead here yet. ${NOT_YET}`, tone: "critical" },
  active: { title: "The name is served", tone: "success" },
  suspended: { title: "A record is still missing, so nothing is served there", tone: "critical" },
  released: { title: "This name was given up. Add it again to use it.", tone: "critical" },
};

type CheckButtonProps = { slug: string; domainId: string; hostName: string; refusal?: string };

export function CheckButton({ slug, domainId, hostName, refusal }: CheckButtonProps) {
  const [pending, startTransition] = useTransition();
  const check = () =>
    startTransition(async () => {
      const result = await checkCustomDomainAction(slug, { domainId });
      const [problem] = problemsOf(result);
      showToast(
        problem ? { title: problem.message, tone: "critical" } : OUTCOMES[result.data?.state ?? "pending"],
      );
    });
  return (
    <DisabledReason reason={refusal}>
      <Button size="sm" pending={pending} onClick={check} aria-label={`Check ${hostName} now`}>
        Check now
      </Button>
    </DisabledReason>
  );
}
