import { absent, formatNumber } from "@/lib/core/format/number";

const parts = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3_600 },
  { name: "m", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** The two largest parts of a span: 192 → "3 m 12 s", 93600 → "1 d 2 h". Below a second: "850 ms". */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return absent;
  const sign = seconds < 0 ? "−" : "";
  const span = Math.abs(seconds);
  if (span === 0) return "0 s";
  if (span < 0.9995) return `${sign}${formatMilliseconds(span * 1000)}`;

  const largest = parts.findIndex((part) => roundTo(span, partAfter(part)) >= part.seconds);
  const first = parts[largest] ?? parts[parts.length - 1];
  if (first === undefined) return absent;
  const second = parts[largest + 1];
  const rounded = roundTo(span, second ?? first);
  const whole = Math.floor(rounded / first.seconds);
  const rest = second ? Math.floor((rounded - whole * first.seconds) / second.seconds) : 0;
  return `${sign}${whole} ${first.name}${second && rest > 0 ? ` ${rest} ${second.name}` : ""}`;
}

/** Milliseconds as such below a second ("42 ms"), seconds with two digits below a minute, then as a duration. */
export function formatMilliseconds(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return absent;
  const size = Math.abs(milliseconds);
  if (size < 999.5) return `${formatNumber(milliseconds)} ms`;
  if (size < 59_995) return `${formatNumber(milliseconds / 1000, 2)} s`;
  return formatDuration(milliseconds / 1000);
}

type Part = (typeof parts)[number];

function partAfter(part: Part): Part {
  return parts[parts.indexOf(part) + 1] ?? part;
}

function roundTo(seconds: number, part: Part): number {
  return Math.round(seconds / part.seconds) * part.seconds;
}
