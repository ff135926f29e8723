import { FormField } from "@/components/forms/form-field";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { calendarField, WEEKDAYS, type PromiseFields } from "@/lib/support/sla/promise-fields";
import { WEEKDAY_NAMES } from "./weekday-names";

type CalendarFieldsProps = {
  calendarKey: string;
  name: string;
  fields: PromiseFields;
  errorOf: (field: string) => string | undefined;
  /** Absent for the last one. */
  onRemove?: () => void;
};

/** When the support works by one calendar. */
export function CalendarFields({ calendarKey, name, fields, errorOf, onRemove }: CalendarFieldsProps) {
  const field = (part: string) => calendarField(calendarKey, part);
  const wired = (part: string) => ({ id: field(part), error: errorOf(field(part)) });
  const filled = (part: string) => ({ name: field(part), defaultValue: fields[field(part)] });
  return (
    <fieldset className="bg-card grid gap-4 rounded-lg border p-4">
      <legend className="px-1 font-semibold">{name}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField label="Name" {...wired("name")}>
          <Input {...filled("name")} defaultValue={name} maxLength={60} autoComplete="off" />
        </FormField>
        <FormField label="Time zone" {...wired("zone")}>
          <TimeZoneSelect name={field("zone")} defaultValue={fields[field("zone")] ?? "UTC"} />
        </FormField>
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {WEEKDAYS.map((weekday) => (
          <FormField key={weekday} label={WEEKDAY_NAMES[weekday]} {...wired(`hours.${weekday}`)}>
            <Input {...filled(`hours.${weekday}`)} placeholder="No hours" autoComplete="off" />
          </FormField>
        ))}
      </div>
      <p className="text-muted-foreground text-sm">
        Hours like 09:00–12:00, 13:00–17:00; a day without hours is left empty.
      </p>
      <FormField
        label="Holidays"
        optional
        help="One a line: 2026-12-25 Christmas Day."
        {...wired("holidays")}
      >
        <Textarea {...filled("holidays")} rows={4} spellCheck={false} />
      </FormField>
      {onRemove && (
        <div>
          <Button onClick={onRemove} aria-label={`Remove calendar ${name}`}>
            Remove calendar
          </Button>
        </div>
      )}
    </fieldset>
  );
}
