"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { clockTime, minuteOf, WEEKDAYS } from "@/lib/on-call/labels";
import type { Restriction } from "@/lib/on-call/types";

type RestrictionsEditorProps = {
  restrictions: readonly Restriction[];
  onChange: (restrictions: Restriction[]) => void;
};

const OFFICE_HOURS: Restriction = { days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 17 * 60 };
const MOST = 10;

/** The days and hours in which the layer counts; without any it counts always. */
export function RestrictionsEditor({ restrictions, onChange }: RestrictionsEditorProps) {
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-1.5 font-medium">Counts only on</legend>
      {restrictions.length === 0 && <p className="text-muted-foreground text-sm">No restriction: always.</p>}
      {restrictions.map((restriction, place) => (
        <div
          key={place}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border px-2.5 py-2"
        >
          <Days
            restriction={restriction}
            onChange={(days) => onChange(restrictions.with(place, { ...restriction, days }))}
          />
          <span className="flex flex-wrap items-center gap-2">
            <Input
              type="time"
              aria-label={`Restriction ${place + 1} from`}
              className="w-28"
              value={clockTime(restriction.fromMinute)}
              onChange={(event) =>
                onChange(
                  restrictions.with(place, {
                    ...restriction,
                    fromMinute: minuteOf(event.target.value) ?? restriction.fromMinute,
                  }),
                )
              }
            />
            to
            <Input
              type="time"
              aria-label={`Restriction ${place + 1} to`}
              className="w-28"
              value={clockTime(restriction.toMinute)}
              onChange={(event) =>
                onChange(
                  restrictions.with(place, {
                    ...restriction,
                    toMinute: minuteOf(event.target.value) ?? restriction.toMinute,
                  }),
                )
              }
            />
            {restriction.toMinute <= restriction.fromMinute && (
              <span className="text-muted-foreground text-sm">next day</span>
            )}
          </span>
          <IconButton
            size="sm"
            className="ml-auto"
            label={`Remove restriction ${place + 1}`}
            onClick={() => onChange(restrictions.toSpliced(place, 1))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {restrictions.length < MOST && (
        <div>
          <Button size="sm" onClick={() => onChange([...restrictions, OFFICE_HOURS])}>
            <Plus aria-hidden />
            Add restriction
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Days({ restriction, onChange }: { restriction: Restriction; onChange: (days: number[]) => void }) {
  const { days } = restriction;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {WEEKDAYS.map((name, index) => {
        const day = index + 1;
        return (
          <label key={name} className="flex min-h-6 items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="accent-primary size-4"
              aria-label={name}
              checked={days.includes(day)}
              onChange={(event) =>
                onChange(event.target.checked ? [...days, day].sort() : days.filter((other) => other !== day))
              }
            />
            <span aria-hidden>{name.slice(0, 2)}</span>
          </label>
        );
      })}
    </span>
  );
}
