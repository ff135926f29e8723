"use client";

import { useState, useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { PersonOrNobody } from "@/components/on-call/person-or-nobody";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import type { Shift } from "@/lib/on-call/types";
import { swapShiftsAction, takeShiftAction } from "../../actions";
import { OverrideDialog } from "./override-dialog";
import { nameOf, type Person, type Viewer } from "./viewer";

type UpcomingShiftsProps = {
  slug: string;
  scheduleId: string;
  shifts: readonly Shift[];
  timeZone: string;
  people: readonly Person[];
  viewer: Viewer;
};

type NamedShift = Shift & { userId: string };

/** The next four weeks, shift by shift: take one, or swap two. */
export function UpcomingShifts({ slug, scheduleId, shifts, timeZone, people, viewer }: UpcomingShiftsProps) {
  const [pending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<NamedShift | null>(null);

  const tell = (result: Parameters<typeof problemsOf>[0], done: string) => {
    const [problem] = problemsOf(result);
    if (problem) showToast({ tone: "critical", title: problem.message });
    else showToast({ tone: "success", title: done });
  };
  const take = (shift: Shift) =>
    startTransition(async () => {
      const period = { startsAt: shift.from.toISOString(), endsAt: shift.to.toISOString() };
      const input = { scheduleId, userId: viewer.userId, ...period };
      tell(await takeShiftAction(slug, input), "You have taken the shift");
    });
  const swap = (one: NamedShift, other: NamedShift) =>
    startTransition(async () => {
      const result = await swapShiftsAction(slug, { scheduleId, one: asInput(one), other: asInput(other) });
      tell(result, "The shifts are swapped");
      setChosen(null);
    });

  return (
    <Section
      title="Next four weeks"
      description={
        chosen === null
          ? undefined
          : `Choose the shift to swap with ${nameOf(people, chosen.userId)}'s, or press Cancel.`
      }
      actions={
        viewer.canRespond && (
          <OverrideDialog
            slug={slug}
            scheduleId={scheduleId}
            timeZone={timeZone}
            people={viewer.manages ? people : people.filter(({ id }) => id === viewer.userId)}
            ownId={viewer.userId}
          />
        )
      }
    >
      <Card>
        <ol className="divide-y" aria-busy={pending}>
          {shifts.map((shift) => (
            <li
              key={shift.from.toISOString()}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm"
            >
              <PersonOrNobody name={nameOf(people, shift.userId)} />
              <span className="text-muted-foreground">
                <ExactTime at={shift.from} timeZone={timeZone} /> to{" "}
                <ExactTime at={shift.to} timeZone={timeZone} />
              </span>
              <span className="ml-auto flex gap-2">
                {viewer.canRespond && shift.userId !== viewer.userId && (
                  <Button size="sm" onClick={() => take(shift)}>
                    Take shift
                  </Button>
                )}
                {viewer.manages && isNamed(shift) && (
                  <SwapButton shift={shift} chosen={chosen} onChoose={setChosen} onSwap={swap} />
                )}
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

type SwapButtonProps = {
  shift: NamedShift;
  chosen: NamedShift | null;
  onChoose: (shift: NamedShift | null) => void;
  onSwap: (one: NamedShift, other: NamedShift) => void;
};

function SwapButton({ shift, chosen, onChoose, onSwap }: SwapButtonProps) {
  if (chosen === null)
    return (
      <Button size="sm" variant="ghost" onClick={() => onChoose(shift)}>
        Swap
      </Button>
    );
  if (chosen.from.getTime() === shift.from.getTime())
    return (
      <Button size="sm" aria-pressed onClick={() => onChoose(null)}>
        Cancel
      </Button>
    );
  if (chosen.userId === shift.userId) return null;
  return (
    <Button size="sm" variant="primary" onClick={() => onSwap(chosen, shift)}>
      Swap with this
    </Button>
  );
}

function isNamed(shift: Shift): shift is NamedShift {
  return shift.userId !== null;
}

function asInput({ userId, from, to }: NamedShift) {
  return { userId, startsAt: from.toISOString(), endsAt: to.toISOString() };
}
