/** Somebody who can be named in a note. */
export type Mentionable = { userId: string; name: string };

/**
 * The people a note names as `@Their Name`, each once. Of two names that begin alike the longer counts, and a
 * name ends where a letter or digit does not follow.
 */
export function findMentions(body: string, people: readonly Mentionable[]): string[] {
  const byLength = [...people].sort((one, other) => other.name.length - one.name.length);
  const text = body.toLowerCase();
  const found = new Set<string>();
  for (let place = text.indexOf("@"); place !== -1; place = text.indexOf("@", place + 1)) {
    if (isWord(text[place - 1])) continue;
    const rest = text.slice(place + 1);
    const longest = byLength.find((person) => isNamed(rest, person))?.name.length;
    for (const person of people)
      if (person.name.length === longest && isNamed(rest, person)) found.add(person.userId);
  }
  return [...found];
}

function isNamed(rest: string, { name }: Mentionable): boolean {
  return name !== "" && rest.startsWith(name.toLowerCase()) && !isWord(rest[name.length]);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
