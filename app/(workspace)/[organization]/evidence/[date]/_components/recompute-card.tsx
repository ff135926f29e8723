"use client";

import { RefreshCw } from "lucide-react";
import { useState, useTransition } from "react";
import { StatusText } from "@/components/feedback/status";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { showToast } from "@/components/ui/toast-store";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import type { Recomputation } from "@/lib/evidence/types";
import { recomputeAction } from "../actions";

type RecomputeCardProps = { slug: string; day: string; mayVerify: boolean };

/** Computes the figures again from the rows that are still there. */
export function RecomputeCard({ slug, day, mayVerify }: RecomputeCardProps) {
  const [result, setResult] = useState<Recomputation | null>(null);
  const [pending, startTransition] = useTransition();

  function recompute() {
    startTransition(async () => {
      const answer = await recomputeAction(slug, { day });
      const [problem] = problemsOf(answer);
      if (problem) showToast({ title: problem.message, tone: "critical" });
      setResult(answer.data ?? null);
    });
  }

  return (
    <Card>
      <CardHeader
        title="Compute again"
        description="Runs the same queries on the rows that are still there, and compares every figure byte for byte."
      />
      <CardContent className="grid gap-3">
        <DisabledReason
          reason={mayVerify ? undefined : "Only owners, admins and auditors can compute evidence again."}
        >
          <Button onClick={recompute} pending={pending}>
            <RefreshCw aria-hidden />
            Compute again
          </Button>
        </DisabledReason>
        <div role="status" className="grid gap-2 text-sm empty:hidden">
          {result && <Outcome result={result} />}
        </div>
      </CardContent>
    </Card>
  );
}

function Outcome({ result: { identical, differing, skipped } }: { result: Recomputation }) {
  const names = (keys: Recomputation["differing"]) => keys.map((key) => FIGURE_LABELS[key].label).join(", ");
  return (
    <>
      {identical ? (
        <StatusText status="pass" word="Every figure comes out the same" />
      ) : (
        <StatusText status="fail" word={`No longer comes out: ${names(differing)}`} />
      )}
      {skipped.length > 0 && (
        <p className="text-muted-foreground">
          Observed at the time, or from rows that are gone, and not computed again: {names(skipped)}.
        </p>
      )}
    </>
  );
}
