"use client";

import { useTransition } from "react";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { problemsOf } from "@/components/forms/use-action-form";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { EXCEPTION_STATE_LABELS } from "@/lib/compliance/labels";
import type { ExceptionItem, ExceptionState } from "@/lib/compliance/types";
import { decideExceptionAction } from "../../../actions";

const LOOKS: Record<ExceptionState, Status> = {
  requested: "pending",
  approved: "acknowledged",
  refused: "cancelled",
  ended: "expired",
};

type ExceptionListProps = {
  slug: string;
  exceptions: readonly ExceptionItem[];
  mayManage: boolean;
  /** Nobody approves their own. */
  ownId: string | null;
};

/** Failures that were, or are to be, accepted for a while. */
export function ExceptionList({ slug, exceptions, mayManage, ownId }: ExceptionListProps) {
  return (
    <ul className="divide-y text-sm">
      {exceptions.map((exception) => (
        <li key={exception.id} className="grid gap-1.5 py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <StatusBadge status={LOOKS[exception.state]} word={EXCEPTION_STATE_LABELS[exception.state]} />
            <span>
              until <ExactTime at={exception.endsAt} />
            </span>
          </div>
          <p>{exception.reason}</p>
          <p className="text-muted-foreground">
            Asked for by {exception.requestedBy}
            {exception.decidedBy && `, decided by ${exception.decidedBy}`}
          </p>
          {mayManage && <Decisions slug={slug} exception={exception} ownId={ownId} />}
        </li>
      ))}
    </ul>
  );
}

type DecisionsProps = { slug: string; exception: ExceptionItem; ownId: string | null };

function Decisions({ slug, exception: { id, state, requestedById }, ownId }: DecisionsProps) {
  const [pending, startTransition] = useTransition();
  const decide = (decision: "approved" | "refused" | "ended") =>
    startTransition(async () => {
      const [problem] = problemsOf(await decideExceptionAction(slug, { id, decision }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
    });
  if (state === "approved")
    return (
      <div>
        <Button size="sm" pending={pending} onClick={() => decide("ended")}>
          End exception
        </Button>
      </div>
    );
  if (state !== "requested") return null;
  return (
    <div className="flex flex-wrap gap-2">
      {ownId !== requestedById && (
        <Button size="sm" variant="primary" pending={pending} onClick={() => decide("approved")}>
          Approve
        </Button>
      )}
      <Button size="sm" pending={pending} onClick={() => decide("refused")}>
        Refuse
      </Button>
    </div>
  );
}
