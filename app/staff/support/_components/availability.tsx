"use client";

import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { DeskMember } from "@/lib/support/desk/staff";
import { setAvailabilityAction } from "../actions";
import { useAct } from "./use-act";

/** Whether one is given new tickets just now, and the switch for it. Nothing for who takes none in turn. */
export function Availability({ member }: { member: DeskMember | undefined }) {
  const { act, pending } = useAct(setAvailabilityAction);
  if (!member?.takesTickets) return null;
  const isAway = member.awaySince !== null;
  return (
    <span className="flex items-center gap-2">
      <Badge tone={isAway ? "medium" : "outline"}>{isAway ? "You are away" : "You take tickets"}</Badge>
      <Button
        size="sm"
        pending={pending}
        onClick={() => act({ staffUserId: member.userId, isAway: !isAway })}
      >
        {isAway ? "I am back" : "I am away"}
      </Button>
    </span>
  );
}

/** Since when somebody is given no new tickets. */
export function AwaySince({ at }: { at: Date }) {
  return (
    <>
      Away since <RelativeTime at={at} />: is given no new tickets.
    </>
  );
}
