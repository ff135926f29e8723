"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { now } from "@/lib/core/clock";
import { useTakeBack } from "./use-take-back";

type PendingReplyProps = { number: number; messageId: string; sendAfter: Date; isOwn: boolean };

/** A moment more than the delay itself, so that what is read anew has left. */
const GRACE_MILLISECONDS = 2_000;

/** Says that a reply has not left yet, and takes it back until it does. */
export function PendingReply({ number, messageId, sendAfter, isOwn }: PendingReplyProps) {
  const router = useRouter();
  const { act, pending } = useTakeBack(number);
  const [isDue, setIsDue] = useState(false);

  useEffect(() => {
    const timer = window.setTimeout(
      () => {
        setIsDue(true);
        router.refresh();
      },
      Math.max(0, sendAfter.getTime() - now().getTime()) + GRACE_MILLISECONDS,
    );
    return () => window.clearTimeout(timer);
  }, [sendAfter, router]);

  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <span className="text-muted-foreground">
        {isDue ? "Leaving now" : "Not sent yet: the customer does not see it."}
      </span>
      {isOwn && !isDue && (
        <Button size="sm" pending={pending} onClick={() => act(messageId)}>
          Undo
        </Button>
      )}
    </div>
  );
}
