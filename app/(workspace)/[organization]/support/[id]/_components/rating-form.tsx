"use client";

import { useState, useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { RatingButtons } from "@/components/support/rating-buttons";
import { sendSafely } from "@/components/support/send-safely";
import { showToast } from "@/components/ui/toast-store";
import type { RequestDetail } from "@/lib/support/requests/types";
import { rateRequestAction } from "../../actions";

type RatingFormProps = { slug: string; ticketId: string; rating: RequestDetail["rating"] };

/** How it was: one click, and another one changes it. */
export function RatingForm({ slug, ticketId, rating }: RatingFormProps) {
  const [chosen, setChosen] = useState(rating?.score ?? null);
  const [pending, startTransition] = useTransition();

  function rate(score: number) {
    startTransition(async () => {
      const [problem] = problemsOf(await sendSafely(() => rateRequestAction(slug, { ticketId, score })));
      if (problem === undefined) setChosen(score);
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: "Thank you for telling us", tone: "success" },
      );
    });
  }

  return (
    <section aria-labelledby="rating" className="bg-card grid gap-3 rounded-lg border p-4">
      <h2 id="rating" className="font-semibold">
        How was the support?
      </h2>
      <RatingButtons chosen={chosen} pending={pending} onChoose={rate} />
    </section>
  );
}
