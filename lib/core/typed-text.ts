const LONGEST = 200;

/**
 * Text that somebody typed into a search or put into an address, as a query can take it: control
 * characters, which PostgreSQL partly refuses and nobody searches for, count as spaces.
 */
export function typedText(value: string): string {
  return value
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}
