"use client";

import { useDeferredValue, useMemo } from "react";
import { ShiftTimeline } from "@/components/on-call/shift-timeline";
import { Card, CardContent } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { instantOf, wallClockAt } from "@/lib/core/zoned-time";
import type { Override } from "@/lib/on-call/types";
import { layerShiftsBetween, shiftsBetween } from "@/lib/on-call/who";
import type { ScheduleDraft } from "./draft";

const SPAN_MS = 28 * 24 * 60 * 60_000;

type SchedulePreviewProps = {
  draft: ScheduleDraft;
  overrides: Override[];
  people: readonly { id: string; name: string }[];
  now: Date;
};

/** What is typed comes to in the next four weeks, before it is saved. */
export function SchedulePreview({ draft, overrides, people, now }: SchedulePreviewProps) {
  const shown = useDeferredValue(draft);
  const { rows, from, to } = useMemo(() => {
    const { timeZone } = shown;
    const layers = shown.layers.filter(isComplete);
    const start = instantOf(timeZone, wallClockAt(timeZone, now).date, 0);
    const end = new Date(start.getTime() + SPAN_MS);
    return {
      from: start,
      to: end,
      rows: [
        {
          label: "On call",
          isFinal: true,
          shifts: shiftsBetween({ timeZone, layers, overrides }, start, end),
        },
        ...layers.map((layer) => ({
          label: layer.name,
          shifts: layerShiftsBetween(layer, timeZone, start, end),
        })),
      ],
    };
  }, [shown, overrides, now]);
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  return (
    <Section title="Preview of the next four weeks" description="Gaps are shown as nobody on call.">
      <Card>
        <CardContent>
          <ShiftTimeline rows={rows} from={from} to={to} timeZone={shown.timeZone} names={names} now={now} />
        </CardContent>
      </Card>
    </Section>
  );
}

/** A half-typed date or number is left out until it is one. */
function isComplete({ startsOn, rotationLength, restrictions }: ScheduleDraft["layers"][number]): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(startsOn) &&
    startsOn >= "1970-01-01" &&
    Number.isInteger(rotationLength) &&
    rotationLength >= 1 &&
    restrictions.every(({ days }) => days.length > 0)
  );
}
