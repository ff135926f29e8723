import { cn } from "@/components/ui/class-names";
import { formatPercent } from "@/lib/core/format/percent";
import type { StatusDay } from "@/lib/observability/status-history";

/** A small loss is a restart; a larger one somebody has noticed. */
const DEGRADED_BELOW = 99;
const DOWN_BELOW = 90;

/** One bar a day; the table below says the same in words. */
export function DayBars({ days }: { days: readonly StatusDay[] }) {
  return (
    <div className="grid gap-3">
      <div aria-hidden className="flex h-10 gap-0.5 sm:gap-1">
        {days.map((day) => (
          <span
            key={day.day}
            title={`${day.day}: ${wordsOf(day)}`}
            className={cn("flex-1 rounded-sm", lookOf(day))}
          />
        ))}
      </div>
      <details>
        <summary className="text-link min-h-6">Day by day</summary>
        <table className="mt-3 w-full max-w-lg text-left text-sm">
          <thead>
            <tr className="border-b">
              <th scope="col" className="py-2 font-medium">
                Day (UTC)
              </th>
              <th scope="col" className="py-2 font-medium">
                Collections
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day} className="border-b last:border-b-0">
                <td className="tabular py-1.5">{day.day}</td>
                <td className="tabular py-1.5">{wordsOf(day)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function shareOf({ finished, missed }: StatusDay): number | null {
  return finished + missed === 0 ? null : (100 * finished) / (finished + missed);
}

function wordsOf(day: StatusDay): string {
  const share = shareOf(day);
  if (share === null) return "Not assessed: nothing is recorded";
  return `${formatPercent(share)}, ${day.finished} of ${day.finished + day.missed}`;
}

function lookOf(day: StatusDay): string {
  const share = shareOf(day);
  if (share === null) return "hatched border-border-strong border border-dashed";
  if (share < DOWN_BELOW) return "bg-critical";
  return share < DEGRADED_BELOW ? "bg-medium" : "bg-success";
}
