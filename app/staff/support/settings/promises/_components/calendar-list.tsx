import { Card } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { NamedCalendar } from "@/lib/support/sla/promise-document";
import { formatHours, WEEKDAYS } from "@/lib/support/sla/promise-fields";
import { WEEKDAY_NAMES } from "./weekday-names";

/** Calendars of a version, to read. */
export function CalendarList({ calendars }: { calendars: readonly NamedCalendar[] }) {
  return (
    <ul className="grid gap-3">
      {calendars.map(({ key, name, timeZone, hours, holidays }) => (
        <li key={key}>
          <Card className="grid gap-2 p-4">
            <h3 className="font-semibold">{name}</h3>
            <DescriptionList>
              <DescriptionItem term="Time zone">{timeZone}</DescriptionItem>
              {WEEKDAYS.map((weekday) => (
                <DescriptionItem key={weekday} term={WEEKDAY_NAMES[weekday]}>
                  {formatHours(hours[weekday])}
                </DescriptionItem>
              ))}
              <DescriptionItem term="Holidays">
                {holidays.map((holiday) => `${holiday.day} ${holiday.name}`).join(", ")}
              </DescriptionItem>
            </DescriptionList>
          </Card>
        </li>
      ))}
    </ul>
  );
}
