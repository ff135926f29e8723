import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { formatDay } from "@/lib/core/format/date-time";
import type { CalendarRange } from "@/lib/on-call/calendar-range";

type CalendarToolbarProps = { path: string; range: CalendarRange; timeZone: string };

/** Week or month, earlier and later; all of it stands in the address. */
export function CalendarToolbar({ path, range, timeZone }: CalendarToolbarProps) {
  const href = (view: string, from: string) => `${path}?view=${view}&from=${from}`;
  const lastMoment = new Date(range.to.getTime() - 1);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedLinks
        label="Calendar view"
        current={range.view}
        segments={[
          { value: "week", label: "Week", href: href("week", range.firstDay) },
          { value: "month", label: "4 weeks", href: href("month", range.firstDay) },
        ]}
      />
      <nav aria-label="Calendar period" className="flex items-center gap-1">
        <IconButton label="Earlier" asChild>
          <Link href={href(range.view, range.earlier)} scroll={false}>
            <ChevronLeft aria-hidden />
          </Link>
        </IconButton>
        <span className="tabular text-sm">
          {formatDay(range.from, timeZone)} – {formatDay(lastMoment, timeZone)}
        </span>
        <IconButton label="Later" asChild>
          <Link href={href(range.view, range.later)} scroll={false}>
            <ChevronRight aria-hidden />
          </Link>
        </IconButton>
      </nav>
    </div>
  );
}
