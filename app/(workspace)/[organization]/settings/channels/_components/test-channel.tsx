"use client";

import { useState, useTransition } from "react";
import { Banner } from "@/components/feedback/banner";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { testChannelAction } from "../actions";

type TestOutcome = { tone: "success" | "critical"; title: string; answer: string };

/** Sends a real message and shows what the receiver answered. */
export function TestChannel({ slug, id }: { slug: string; id: string }) {
  const [outcome, setOutcome] = useState<TestOutcome>();
  const [pending, startTransition] = useTransition();

  function test() {
    startTransition(async () => {
      const result = await testChannelAction(slug, { id });
      const [problem] = problemsOf(result);
      setOutcome(problem ? { tone: "critical", title: problem.message, answer: "" } : outcomeOf(result.data));
    });
  }

  return (
    <div className="grid gap-3">
      <div>
        <Button onClick={test} pending={pending}>
          Send a test
        </Button>
      </div>
      {outcome && (
        <Banner tone={outcome.tone} title={outcome.title} live>
          {outcome.answer && <span className="font-mono text-xs break-all">{outcome.answer}</span>}
        </Banner>
      )}
    </div>
  );
}

type TestResult = Awaited<ReturnType<typeof testChannelAction>>["data"];

function outcomeOf(result: TestResult): TestOutcome {
  if (!result) return { tone: "critical", title: "The test was not sent.", answer: "" };
  const { delivered, error, httpStatus, answer, milliseconds } = result;
  const status = httpStatus === null ? "" : ` The answer was ${httpStatus}, after ${milliseconds} ms.`;
  return delivered
    ? { tone: "success", title: `The test is delivered.${status}`, answer }
    : { tone: "critical", title: error ?? "The test was not delivered.", answer };
}
