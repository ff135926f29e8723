import type { NamedHistory } from "./named-history";

/** A history as CSV (RFC 4180): a row a step, a column a line; an empty field is no data. */
export function historyCsv({ lines, unit }: Pick<NamedHistory, "lines" | "unit">): string {
  const header = ["time", ...lines.map(({ label }) => `${label} (${unit})`)];
  const rows = (lines[0]?.points ?? []).map(({ at }, place) => [
    at,
    ...lines.map(({ points }) => points[place]?.value?.toString() ?? ""),
  ]);
  return [header, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
}

/** A text that a spreadsheet would run as a formula is told to be a text. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
