import type { Policy, PromiseDocument } from "./promise-document";

/** The fields of the form by their names: `calendar.KEY.hours.1`, `policy.pro.high.first`. */
export type PromiseFields = Readonly<Record<string, string>>;

export const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

export const calendarField = (key: string, part: string) => `calendar.${key}.${part}`;
export const policyField = ({ plan, severity }: Pick<Policy, "plan" | "severity">, part: string) =>
  `policy.${plan}.${severity}.${part}`;

/** A version as the form shows it. */
export function toPromiseFields({ calendars, policies }: PromiseDocument): PromiseFields {
  return Object.fromEntries([
    ...calendars.flatMap(({ key, name, timeZone, hours, holidays }) => [
      [calendarField(key, "name"), name],
      [calendarField(key, "zone"), timeZone],
      ...WEEKDAYS.map((weekday) => [calendarField(key, `hours.${weekday}`), formatHours(hours[weekday])]),
      [calendarField(key, "holidays"), holidays.map((each) => `${each.day} ${each.name}`).join("\n")],
    ]),
    ...policies.flatMap((policy) => [
      [policyField(policy, "first"), String(policy.firstResponseMinutes / 60)],
      [policyField(policy, "next"), String(policy.nextResponseMinutes / 60)],
      [policyField(policy, "solution"), String(policy.resolutionMinutes / 60)],
      [policyField(policy, "calendar"), policy.calendar],
    ]),
  ]) as PromiseFields;
}

/** Hours of a day as one writes them: `09:00–12:00, 13:00–17:00`. */
export function formatHours(hours: readonly (readonly [number, number])[] = []): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return hours.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(", ");
}
