"use client";

import { useOptimistic, useTransition } from "react";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { showToast } from "@/components/ui/toast-store";
import { answerMessage, type AnswerVerb } from "@/lib/alerts/answer-message";
import type { AlertState, AlertSummary, AnswerResult } from "@/lib/alerts/types";
import { now } from "@/lib/core/clock";
import { acknowledgeAction, unacknowledgeAction } from "../actions";

export type Viewer = { id: string; name: string };

type Answered = ActionResult & { data?: AnswerResult };

/** What a change is shown as until the server has answered. */
type Guess = { ids: readonly string[]; state: AlertState; by: Viewer };

/**
 * The alerts as they will be once what was just done has arrived, and the ways to answer them. Whoever was
 * slower than somebody else is told so, and the list then shows what is true.
 */
export function useAnswers(organization: string, viewer: Viewer, alerts: readonly AlertSummary[]) {
  const [shown, guess] = useOptimistic(alerts, applyGuess);
  const [pending, startTransition] = useTransition();

  function run(
    verb: AnswerVerb,
    act: () => Promise<Answered>,
    options: { guess?: Guess; undo?: (changed: string[]) => void } = {},
  ): void {
    startTransition(async () => {
      if (options.guess) guess(options.guess);
      const answer = await act();
      const [problem] = problemsOf(answer);
      const { undo } = options;
      if (problem || !answer.data) {
        showToast({ title: problem?.message ?? "Not done. Please try again.", tone: "critical" });
        return;
      }
      const { changed } = answer.data;
      const action =
        undo && changed.length > 0 ? { label: "Undo", onSelect: () => undo(changed) } : undefined;
      // A person reads it now, by the clock of their own machine.
      showToast({ ...answerMessage(verb, answer.data, viewer.id, now()), action });
    });
  }

  function acknowledge(ids: string[]): void {
    run("acknowledge", () => acknowledgeAction(organization, { ids }), {
      guess: { ids, state: "acknowledged", by: viewer },
      undo: unacknowledge,
    });
  }

  function unacknowledge(ids: string[]): void {
    run("unacknowledge", () => unacknowledgeAction(organization, { ids }), {
      guess: { ids, state: "firing", by: viewer },
    });
  }

  return { shown, pending, run, acknowledge, unacknowledge };
}

function applyGuess(alerts: readonly AlertSummary[], { ids, state, by }: Guess): readonly AlertSummary[] {
  return alerts.map((alert) => {
    if (!ids.includes(alert.id) || alert.state === "resolved" || alert.state === state) return alert;
    return { ...alert, state, acknowledged: state === "acknowledged" ? { at: now(), by } : null };
  });
}
