const MINUTE_MS = 60_000;

/** A time as a `datetime-local` field shows it, in the zone of the browser. */
export function toLocalField(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

/** What such a field says, as an instant; left as it is where it says none. */
export function fromLocalField(value: FormDataEntryValue | null): string {
  const at = new Date(typeof value === "string" ? value : "");
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}
