import type { OwnShift } from "./overview";

type Calendar = { name: string; url: string; shifts: readonly OwnShift[]; at: Date };

/** Shifts as iCalendar (RFC 5545), in UTC: every calendar programme shows them in its own zone. */
export function calendarOf({ name, url, shifts, at }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Regulix//On call//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...shifts.flatMap(({ schedule, from, to }) => [
      "BEGIN:VEVENT",
      `UID:${schedule.id}-${stamp(from)}@regulix`,
      `DTSTAMP:${stamp(at)}`,
      `DTSTART:${stamp(from)}`,
      `DTEND:${stamp(to)}`,
      `SUMMARY:${escaped(`On call: ${schedule.name}`)}`,
      `URL:${url}/schedules/${schedule.id}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** A line holds at most 75 octets; what is longer goes on after a space, never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const character of line) {
    const limit = parts.length === 0 ? 75 : 74;
    if (Buffer.byteLength(part + character) > limit) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part].join("\r\n ");
}
