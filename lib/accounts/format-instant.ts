/** A point in time as mails say it: they are read in any zone, so they name theirs. */
export function formatInstant(instant: Date): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(instant)} UTC`;
}
