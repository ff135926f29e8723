import { typedText } from "@/lib/core/typed-text";

/** Shorter words match half of everything. */
const SHORTEST_SEARCH = 2;

/** What was typed as an ILIKE pattern, found anywhere in a text; null where it is too short to mean anything. */
export function searchPattern(typed: string): string | null {
  const text = typedText(typed);
  return text.length < SHORTEST_SEARCH ? null : `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
