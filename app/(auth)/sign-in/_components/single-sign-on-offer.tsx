"use client";

import { useState, useTransition } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { singleSignOnAction } from "../actions";
import { useWay } from "./use-way";

type SingleSignOnOfferProps = { email: string; callbackUrl: string };

/** The way to an organisation's own provider, once the address is of a domain that has one. */
export function SingleSignOnOffer({ email, callbackUrl }: SingleSignOnOfferProps) {
  const way = useWay(email);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const go = () =>
    startTransition(async () => setProblems(problemsOf(await singleSignOnAction({ email, callbackUrl }))));
  return (
    <>
      <div role="status" className={way ? "text-muted-foreground text-sm" : "sr-only"}>
        {way &&
          (way.isRequired
            ? `Members of ${way.domain} sign in with single sign-on.`
            : `There is single sign-on for ${way.domain}.`)}
      </div>
      {way && (
        <div className="grid gap-3">
          <ErrorSummary title="Single sign-on did not begin" problems={problems} />
          <Button size="lg" variant={way.isRequired ? "primary" : undefined} pending={pending} onClick={go}>
            Continue with {way.domain} single sign-on
          </Button>
        </div>
      )}
    </>
  );
}
