"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { checkDomainAction } from "../actions";

const OUTCOMES = {
  present: { title: "The record is there", tone: "success" },
  absent: {
    title: "The record was not found. New records take minutes, with some hosts up to a day.",
    tone: "critical",
  },
  unknown: {
    title: "The domain's name servers do not answer. Try again in a few minutes.",
    tone: "critical",
  },
} as const;

export function CheckDomainButton({
  slug,
  domainId,
  domain,
}: {
  slug: string;
  domainId: string;
  domain: string;
}) {
  const [pending, startTransition] = useTransition();
  const check = () =>
    startTransition(async () => {
      const result = await checkDomainAction(slug, { domainId });
      const [problem] = problemsOf(result);
      showToast(
        problem ? { title: problem.message, tone: "critical" } : OUTCOMES[result.data?.sighting ?? "unknown"],
      );
    });
  return (
    <Button size="sm" pending={pending} onClick={check} aria-label={`Check ${domain} now`}>
      Check now
    </Button>
  );
}
