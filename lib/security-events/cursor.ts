/** A place in the list: newest first by time of occurrence, then by number. */
export type EventCursor = { occurredAt: Date; sequence: number };

export function encodeCursor({ occurredAt, sequence }: EventCursor): string {
  return `${occurredAt.getTime()}.${sequence}`;
}

/** Null for anything that is not a place. */
export function decodeCursor(text: string | undefined): EventCursor | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "");
  if (!match) return null;
  return { occurredAt: new Date(Number(match[1])), sequence: Number(match[2]) };
}
