"use client";

import { useEffect, useState } from "react";
import type { PolicyTrial, TryRange } from "@/lib/alert-policies/try/types";
import type { PolicyDefinition } from "@/lib/alert-policies/types";

/** Long enough that a figure typed at speed is asked about once. */
const QUIET_MILLISECONDS = 500;

export type TrialState = {
  /** The newest answer, which may be about an older draft while the next is on its way. */
  trial: PolicyTrial | null;
  isPending: boolean;
  hasFailed: boolean;
};

type Answer = { question: string; trial: PolicyTrial | null };

/** Tries the draft whenever it has rested for a moment; a question that was overtaken is dropped. */
export function useTrial(
  slug: string,
  draft: PolicyDefinition,
  range: TryRange,
  policyId: string | undefined,
): TrialState {
  const query = new URLSearchParams({ settings: JSON.stringify(draft), range });
  if (policyId !== undefined) query.set("policy", policyId);
  const question = `/${slug}/alerts/policies/try?${query}`;
  const [answer, setAnswer] = useState<Answer>({ question: "", trial: null });
  const [failed, setFailed] = useState("");

  useEffect(() => {
    const asked = new AbortController();
    const timer = setTimeout(() => {
      fetch(question, { signal: asked.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error(`Answered ${response.status}.`);
          setAnswer({ question, trial: (await response.json()) as PolicyTrial });
        })
        .catch(() => {
          if (!asked.signal.aborted) setFailed(question);
        });
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [question]);

  const hasFailed = failed === question;
  return { trial: answer.trial, isPending: answer.question !== question && !hasFailed, hasFailed };
}
