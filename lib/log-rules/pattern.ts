/** What a pattern may take out of a text. */
const CAPTURES = ["actor", "target", "source_address"] as const;
export type CaptureName = (typeof CAPTURES)[number];
export type Captured = Partial<Record<CaptureName, string>>;

type Gap = { literal: null; name: CaptureName | null };
type Part = { literal: string } | Gap;

const PLACEHOLDER = /\*|\{[^{}]*\}/g;

/** What is wrong with a pattern, or null. */
export function patternProblem(pattern: string): string | null {
  const names = [...pattern.matchAll(PLACEHOLDER)].map(([text]) => text).filter((text) => text !== "*");
  const unknown = names.find((text) => !CAPTURES.some((name) => text === `{${name}}`));
  if (unknown !== undefined)
    return `has only the placeholders ${CAPTURES.map((name) => `{${name}}`).join(", ")}`;
  if (new Set(names).size < names.length) return "must name each placeholder once";
  const parts = partsOf(pattern);
  const isAmbiguous = parts.some(
    (part, place) => part.literal === null && parts[place + 1]?.literal === null,
  );
  return isAmbiguous ? "must have text between two placeholders" : null;
}

/**
 * Compares a whole text with a pattern, in which `*` and placeholders stand for any text, the shortest
 * that fits. Goes through the text once, whatever the pattern:
 * there is nothing to go back to. Returns what the placeholders took, or null.
 */
export function matchPattern(pattern: string, text: string): Captured | null {
  const captured: Captured = {};
  let position = 0;
  let gap: Gap | null = null;
  const parts = partsOf(pattern);
  for (const [place, part] of parts.entries()) {
    if (part.literal === null) {
      gap = part;
      continue;
    }
    const { literal } = part;
    const isLast = place === parts.length - 1;
    const found = isLast && gap ? endOf(text, literal, position) : text.indexOf(literal, position);
    if (found === -1 || (gap === null && found !== position)) return null;
    capture(captured, gap, text.slice(position, found));
    gap = null;
    position = found + literal.length;
  }
  if (gap === null && position < text.length) return null;
  capture(captured, gap, text.slice(position));
  return captured;
}

/** The last part stands at the end of the text. */
function endOf(text: string, literal: string, from: number): number {
  const start = text.length - literal.length;
  return start >= from && text.endsWith(literal) ? start : -1;
}

function capture(captured: Captured, gap: Gap | null, text: string): void {
  const trimmed = text.trim();
  if (gap !== null && gap.name !== null && trimmed !== "") captured[gap.name] = trimmed;
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  let position = 0;
  for (const match of pattern.matchAll(PLACEHOLDER)) {
    if (match.index > position) parts.push({ literal: pattern.slice(position, match.index) });
    parts.push({ literal: null, name: CAPTURES.find((name) => match[0] === `{${name}}`) ?? null });
    position = match.index + match[0].length;
  }
  if (position < pattern.length) parts.push({ literal: pattern.slice(position) });
  return parts;
}
