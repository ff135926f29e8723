"use client";

import { ShieldCheck } from "lucide-react";
import { useState, useTransition } from "react";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { showToast } from "@/components/ui/toast-store";
import { CHAIN_PROBLEM_LABELS } from "@/lib/audit/problems";
import type { ChainStatus } from "@/lib/audit/types";
import { formatNumber } from "@/lib/core/format/number";
import { verifyChainAction } from "../actions";

type ChainStatusCardProps = { slug: string; status: ChainStatus; mayVerify: boolean; timeZone: string };

const BADGES: Record<ChainStatus["state"], { status: Status; word: string }> = {
  never: { status: "not_assessed", word: "Not verified yet" },
  running: { status: "running", word: "Verifying" },
  intact: { status: "pass", word: "Intact" },
  broken: { status: "fail", word: "Broken" },
};

/** Whether the hash chain holds, since when that is known, and a way to find out now. */
export function ChainStatusCard({ slug, status, mayVerify, timeZone }: ChainStatusCardProps) {
  const [progress, setProgress] = useState<ChainStatus | null>(null);
  const [pending, startTransition] = useTransition();
  const shown = progress ?? status;
  const badge = BADGES[shown.state];
  const verified = shown.state === "running" ? shown.verifiedEntries : 0;

  function verify() {
    startTransition(async () => {
      // A long chain is verified in pieces of a few seconds, so that no request lasts for ever.
      for (;;) {
        const result = await verifyChainAction(slug);
        const [problem] = problemsOf(result);
        if (problem) showToast({ title: problem.message, tone: "critical" });
        if (result.data?.state !== "running") break;
        setProgress(result.data);
      }
      setProgress(null);
    });
  }

  return (
    <Card className="grid gap-3 p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="text-base font-semibold">Hash chain</h2>
            <StatusBadge status={badge.status} word={badge.word} />
          </div>
          <p className="text-muted-foreground max-w-reading text-sm" role="status">
            <ChainSentence status={shown} timeZone={timeZone} />
          </p>
        </div>
        <DisabledReason
          reason={mayVerify ? undefined : "Only owners, admins and auditors can verify the chain."}
        >
          <Button onClick={verify} pending={pending}>
            <ShieldCheck aria-hidden />
            Verify now
          </Button>
        </DisabledReason>
      </div>
      {pending && (
        <Progress
          label="Entries verified"
          detail={`${formatNumber(verified)} of ${formatNumber(shown.totalEntries)}`}
          value={verified}
          max={shown.totalEntries}
        />
      )}
    </Card>
  );
}

function ChainSentence({ status, timeZone }: { status: ChainStatus; timeZone: string }) {
  const { state, verifiedEntries, totalEntries, finishedAt, problem, brokenSequence } = status;
  const when = finishedAt && (
    <>
      {" "}
      Verified <RelativeTime at={finishedAt} timeZone={timeZone} />.
    </>
  );
  if (state === "broken" && problem !== null)
    return (
      <>
        Entry {formatNumber(brokenSequence)}: {CHAIN_PROBLEM_LABELS[problem]} Export the log and report it
        before anything else is changed.{when}
      </>
    );
  if (state === "intact")
    return (
      <>
        Entries 1 to {formatNumber(verifiedEntries)}: none was changed, removed or moved.{when}
      </>
    );
  if (state === "running")
    return (
      <>
        {formatNumber(verifiedEntries)} of {formatNumber(totalEntries)} entries verified so far.
      </>
    );
  return (
    <>
      Each entry carries the hash of the one before it.
      {totalEntries > 0 && ` Verifying recomputes all ${formatNumber(totalEntries)}.`}
    </>
  );
}
