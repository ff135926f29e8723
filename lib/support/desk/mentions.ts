type Mentionable = { userId: string; name: string; email: string };

/** How one writes to somebody in a note: @ and the part of the address before its own. */
export function handleOf({ email }: Pick<Mentionable, "email">): string {
  return `@${(email.split("@")[0] ?? email).toLowerCase()}`;
}

/** Who of the staff a note mentions, each once. */
export function mentionedIn<Member extends Mentionable>(body: string, staff: readonly Member[]): Member[] {
  const handles = new Set(
    [...body.toLowerCase().matchAll(/(?<![\w.@])@[a-z0-9][a-z0-9._+-]*/g)].map(([handle]) =>
      handle.replace(/[.]+$/, ""),
    ),
  );
  return staff.filter((member) => handles.has(handleOf(member)));
}

/** A note that speaks to the customer was perhaps meant to be a reply. */
export function speaksToCustomer(body: string): boolean {
  return /(?<![\w.@])@customer\b/i.test(body);
}
