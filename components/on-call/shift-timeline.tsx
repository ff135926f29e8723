import { PersonOrNobody } from "@/components/on-call/person-or-nobody";
import { nameColors } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { formatMinute } from "@/lib/core/format/date-time";
import { addDays, instantOf, wallClockAt, weekdayOf } from "@/lib/core/zoned-time";
import { WEEKDAYS } from "@/lib/on-call/labels";
import type { Shift } from "@/lib/on-call/types";

export type TimelineRow = {
  label: string;
  /** The row that counts stands out. */
  isFinal?: boolean;
  shifts: readonly Shift[];
};

type ShiftTimelineProps = {
  rows: readonly TimelineRow[];
  from: Date;
  to: Date;
  timeZone: string;
  /** Names by id. */
  names: ReadonlyMap<string, string>;
  /** Marks the present, where it lies inside. */
  now: Date;
};

/**
 * Who is on call in a period: bars along the days on wide screens, and the same shifts as a list on phones and
 * for screen readers.
 */
export function ShiftTimeline(props: ShiftTimelineProps) {
  return (
    <>
      <Bars {...props} />
      <Agenda {...props} />
    </>
  );
}

function Bars({ rows, from, to, timeZone, names, now }: ShiftTimelineProps) {
  const span = to.getTime() - from.getTime();
  const percent = (at: Date) => ((at.getTime() - from.getTime()) / span) * 100;
  const days = daysOf(from, to, timeZone);
  const isCrowded = days.length > 10;
  return (
    <div aria-hidden className="hidden gap-x-3 gap-y-1 md:grid md:grid-cols-[9rem_1fr]">
      <span />
      <div className="relative h-6">
        {days.map(({ date, at }) => (
          <span
            key={date}
            className="text-muted-foreground absolute truncate border-l pl-1 text-xs"
            style={{ left: `${percent(at)}%` }}
          >
            {isCrowded
              ? Number(date.slice(8))
              : `${WEEKDAYS[weekdayOf(date) - 1]?.slice(0, 3)} ${Number(date.slice(8))}`}
          </span>
        ))}
      </div>
      {rows.map((row, place) => (
        <div key={place} className="contents">
          <span className={cn("self-center truncate text-sm", row.isFinal && "font-medium")}>
            {row.label}
          </span>
          <div className="bg-muted/50 relative h-8 overflow-hidden rounded-sm">
            {days.map(({ date, at }) => (
              <span key={date} className="absolute inset-y-0 border-l" style={{ left: `${percent(at)}%` }} />
            ))}
            {row.shifts.map((shift) => (
              <Bar
                key={shift.from.toISOString()}
                shift={shift}
                name={nameOf(shift, names)}
                isFinal={row.isFinal ?? false}
                left={percent(shift.from)}
                width={percent(shift.to) - percent(shift.from)}
                title={periodText(shift, timeZone)}
              />
            ))}
            {now >= from && now < to && (
              <span className="bg-primary absolute inset-y-0 w-0.5" style={{ left: `${percent(now)}%` }} />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

type BarProps = {
  shift: Shift;
  name: string | null;
  isFinal: boolean;
  left: number;
  width: number;
  title: string;
};

function Bar({ shift, name, isFinal, left, width, title }: BarProps) {
  if (name === null && !isFinal) return null;
  return (
    <span
      title={`${name ?? "Nobody on call"}: ${title}`}
      className={cn(
        "absolute inset-y-0.5 truncate rounded-sm px-1.5 text-xs leading-7 font-medium",
        shift.userId === null && "hatched text-muted-foreground border border-dashed",
      )}
      style={{ left: `${left}%`, width: `calc(${width}% - 2px)`, ...(name !== null && nameColors(name)) }}
    >
      {name ?? "Nobody"}
    </span>
  );
}

function Agenda({ rows, timeZone, names }: ShiftTimelineProps) {
  return (
    <div className="grid gap-4 md:sr-only">
      {rows.map((row, place) => (
        <section key={place} aria-label={row.label} className="grid gap-1.5">
          <p className={cn("text-sm", row.isFinal ? "font-medium" : "text-muted-foreground")}>{row.label}</p>
          <ol className="divide-y rounded-md border">
            {row.shifts
              .filter(({ userId }) => row.isFinal || userId !== null)
              .map((shift) => (
                <li key={shift.from.toISOString()} className="grid gap-1 px-3 py-2 text-sm">
                  <PersonOrNobody name={nameOf(shift, names)} />
                  <span className="text-muted-foreground">{periodText(shift, timeZone)}</span>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function nameOf({ userId }: Shift, names: ReadonlyMap<string, string>): string | null {
  return userId === null ? null : (names.get(userId) ?? "Somebody who left");
}

function periodText({ from, to }: Shift, timeZone: string): string {
  return `${formatMinute(from, timeZone)} to ${formatMinute(to, timeZone)}`;
}

function daysOf(from: Date, to: Date, timeZone: string): { date: string; at: Date }[] {
  const days: { date: string; at: Date }[] = [];
  for (let date = wallClockAt(timeZone, from).date; ; date = addDays(date, 1)) {
    const at = instantOf(timeZone, date, 0);
    if (at >= to) return days;
    if (at >= from) days.push({ date, at });
  }
}
