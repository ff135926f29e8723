"use client";

import {
  BellOff,
  BellRing,
  BookOpen,
  Check,
  Eye,
  EyeOff,
  VolumeX,
  ThumbsDown,
  ThumbsUp,
  UserRound,
} from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { AlertSummary } from "@/lib/alerts/types";
import { snoozeAction, unmarkFalsePositiveAction } from "../../actions";
import { AnswerDialog, type Assignable, type Question } from "../../_components/answer-dialog";
import { useAnswers, type Viewer } from "../../_components/use-answers";
import { useTriageKeys } from "../../_components/use-triage-keys";

type AlertControlsProps = {
  organization: string;
  alert: AlertSummary;
  viewer: Viewer;
  members: readonly Assignable[];
  runbookUrl: string | null;
  /** Where a silence of it is made; null for those who may not. */
  silenceHref: string | null;
};

/** Everything a person can answer with; the keys are those of the list. */
export function AlertControls(props: AlertControlsProps) {
  const { organization, alert, viewer, members, runbookUrl, silenceHref } = props;
  const { shown, pending, run, acknowledge, unacknowledge } = useAnswers(organization, viewer, [alert]);
  const [question, setQuestion] = useState<Question | null>(null);
  const { id, state, marks } = shown[0] ?? alert;
  const isOpen = state !== "resolved";

  useTriageKeys({
    onEscape: () => setQuestion(null),
    onKey(key) {
      if (!isOpen) return;
      if (key === "a" && state === "firing") acknowledge([id]);
      if (key === "e") setQuestion("resolve");
      if (key === "s") setQuestion("snooze");
    },
  });

  return (
    <div role="group" aria-label="Answer this alert" className="flex flex-wrap items-center gap-2">
      {state === "firing" && (
        <Button variant="primary" pending={pending} onClick={() => acknowledge([id])}>
          <Eye aria-hidden />
          Acknowledge
        </Button>
      )}
      {isOpen && (
        <Button onClick={() => setQuestion("resolve")}>
          <Check aria-hidden />
          Resolve
        </Button>
      )}
      {isOpen && !marks.snoozedUntil && (
        <Button onClick={() => setQuestion("snooze")}>
          <BellOff aria-hidden />
          Snooze
        </Button>
      )}
      {isOpen && marks.snoozedUntil && (
        <Button onClick={() => run("wake", () => snoozeAction(organization, { ids: [id], until: null }))}>
          <BellRing aria-hidden />
          End snooze
        </Button>
      )}
      {isOpen && silenceHref !== null && (
        <Button asChild>
          <Link href={silenceHref}>
            <VolumeX aria-hidden />
            Silence this
          </Link>
        </Button>
      )}
      <Button onClick={() => setQuestion("assign")}>
        <UserRound aria-hidden />
        Assign
      </Button>
      {marks.falsePositive ? (
        <Button onClick={() => run("unmark", () => unmarkFalsePositiveAction(organization, { ids: [id] }))}>
          <ThumbsUp aria-hidden />
          Not a false positive
        </Button>
      ) : (
        <Button onClick={() => setQuestion("mark")}>
          <ThumbsDown aria-hidden />
          False positive
        </Button>
      )}
      {state === "acknowledged" && (
        <Button variant="ghost" onClick={() => unacknowledge([id])}>
          <EyeOff aria-hidden />
          Take back
        </Button>
      )}
      {runbookUrl && (
        <Button asChild>
          <a href={runbookUrl} target="_blank" rel="noreferrer noopener">
            <BookOpen aria-hidden />
            Runbook
          </a>
        </Button>
      )}
      {question && (
        <AnswerDialog
          question={question}
          ids={[id]}
          organization={organization}
          viewer={viewer}
          members={members}
          onClose={() => setQuestion(null)}
        />
      )}
    </div>
  );
}
