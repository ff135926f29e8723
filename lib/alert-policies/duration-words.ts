const UNITS = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

/** A span as people say it: 300 → "5 minutes", 5400 → "1 hour 30 minutes". */
export function durationWords(seconds: number): string {
  let rest = seconds;
  const words = UNITS.flatMap((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return count === 0 ? [] : [`${count} ${unit.name}${count === 1 ? "" : "s"}`];
  });
  return words.length === 0 ? "0 seconds" : words.slice(0, 2).join(" ");
}
