import Link from "next/link";
import { ExactTime } from "@/components/time/exact-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { OwnShift } from "@/lib/on-call/overview";

/** When the reader is on call next. */
export function OwnShifts({ slug, shifts, at }: { slug: string; shifts: readonly OwnShift[]; at: Date }) {
  if (shifts.length === 0)
    return <p className="text-muted-foreground text-sm">You are not on call in the next two months.</p>;
  return (
    <Card>
      <ol className="divide-y">
        {shifts.map(({ schedule, from, to }) => (
          <li
            key={`${schedule.id} ${from.toISOString()}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm"
          >
            <Link
              href={`/${slug}/on-call/schedules/${schedule.id}`}
              className="font-medium underline-offset-4 hover:underline"
            >
              {schedule.name}
            </Link>
            {from <= at && <Badge tone="accent">Now</Badge>}
            <span className="text-muted-foreground sm:ml-auto">
              <ExactTime at={from} /> to <ExactTime at={to} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
