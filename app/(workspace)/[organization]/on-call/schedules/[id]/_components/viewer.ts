/** What the reader may do about shifts. */
export type Viewer = { userId: string; canRespond: boolean; manages: boolean };

export type Person = { id: string; name: string };

/** A person's name, also of somebody who is no member any more. */
export function nameOf(people: readonly Person[], userId: string | null): string | null {
  if (userId === null) return null;
  return people.find(({ id }) => id === userId)?.name ?? "Somebody who left";
}
