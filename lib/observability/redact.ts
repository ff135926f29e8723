const SECRET_NAME =
  /pass(?:word|wd|phrase)|secret|token|authorization|cookie|api[-_]?key|signing[-_]?key|encryption[-_]?key|credential|dsn$|session[-_]?id|recovery[-_]?code|otp$/i;

const REDACTED = "[redacted]";
const MAX_DEPTH = 6;
const MAX_ITEMS = 100;

// Secrets that stand inside a text: the password of a connection string, a bearer token, our own keys.
const SECRET_TEXTS: [RegExp, string][] = [
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@/]+@/gi, `$1${REDACTED}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [/\b(?:rgx|sk|whsec|signkey)[-_][\w-]{8,}/gi, REDACTED],
];

/** A copy of `value` that is safe to write to a log: secrets are replaced by their name or their shape. */
export function redact(value: unknown): unknown {
  return redactValue(value, 0, new WeakSet());
}

/** The same for one text. */
export function redactText(text: string): string {
  return SECRET_TEXTS.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), text);
}

function redactValue(value: unknown, depth: number, seen: WeakSet<object>): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (seen.has(value)) return "[circular]";
  if (depth >= MAX_DEPTH) return "[deeper]";
  seen.add(value);
  if (Array.isArray(value))
    return value.slice(0, MAX_ITEMS).map((item) => redactValue(item, depth + 1, seen));
  if (value instanceof Error) return redactError(value, depth, seen);
  return redactEntries(Object.entries(value), depth, seen);
}

function redactEntries(entries: [string, unknown][], depth: number, seen: WeakSet<object>) {
  return Object.fromEntries(
    entries
      .slice(0, MAX_ITEMS)
      .map(([key, item]) => [key, SECRET_NAME.test(key) ? REDACTED : redactValue(item, depth + 1, seen)]),
  );
}

/** Name, message and stack are not enumerable, and what an error carries beside them is wanted too. */
function redactError(error: Error, depth: number, seen: WeakSet<object>) {
  return {
    ...redactEntries(Object.entries(error), depth, seen),
    name: error.name,
    message: redactText(error.message),
    stack: error.stack === undefined ? undefined : redactText(error.stack),
    ...(error.cause !== undefined && { cause: redactValue(error.cause, depth + 1, seen) }),
  };
}
