/** What PostgreSQL and JavaScript would read differently, or what can take for ever. */
const UNSUPPORTED = /\\[1-9AZzmMyYbB]|\(\?|\[\[|[*+?}][*+?{]/;

/** Why a pattern of =~ or !~ is refused, or null. It is matched against the whole value of a label. */
export function labelPatternProblem(pattern: string): string | null {
  if (pattern === "") return "must not be empty";
  if (UNSUPPORTED.test(pattern))
    return "must be a plain pattern: no look-around, back references or lazy repeats";
  try {
    new RegExp(`^(?:${pattern})$`, "u");
    return null;
  } catch {
    return "is not a pattern: check its brackets and escapes";
  }
}
