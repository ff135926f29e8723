"use client";

import { ShieldCheck } from "lucide-react";
import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { formatNumber } from "@/lib/core/format/number";
import { verifyArchivesAction } from "../actions";

/** Reads every archive back, in pieces of a few seconds, and says what came of it. */
export function VerifyArchivesButton({ slug, refusal }: { slug: string; refusal?: string }) {
  const [pending, startTransition] = useTransition();

  function verify() {
    startTransition(async () => {
      const since = new Date().toISOString();
      let [checked, wrong, left] = [0, 0, 1];
      while (left > 0) {
        const result = await verifyArchivesAction(slug, { since });
        const [problem] = problemsOf(result);
        if (problem || !result.data) {
          showToast({ title: problem?.message ?? "The archives could not be read.", tone: "critical" });
          return;
        }
        checked += result.data.checked;
        wrong += result.data.wrong;
        left = result.data.left;
      }
      showToast(
        wrong === 0
          ? { title: `${formatNumber(checked)} archives are whole`, tone: "success" }
          : { title: `${formatNumber(wrong)} archives are not what was written`, tone: "critical" },
      );
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button onClick={verify} pending={pending}>
        <ShieldCheck aria-hidden />
        Verify now
      </Button>
    </DisabledReason>
  );
}
