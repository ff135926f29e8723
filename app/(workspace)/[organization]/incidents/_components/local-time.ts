/** What a `datetime-local` field holds, as a time with its zone: that of the browser. Null for an empty field. */
export function readLocalTime(data: FormData, name: string): string | null {
  const text = String(data.get(name) ?? "");
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
