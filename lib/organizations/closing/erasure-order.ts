/** One table's rows name rows of another. */
export type Reference = { from: string; to: string };

/** Whose rows say who belonged to it and what its chain came to: they go last, when the deletion is recorded. */
export const ERASED_LAST = ["invitations", "memberships", "audit_chain_heads"] as const;

/** Tables in an order in which each comes after all that name its rows. Throws where they name each other in a ring. */
export function erasureOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  let left = tables.filter((table) => !ERASED_LAST.some((last) => last === table));
  while (left.length > 0) {
    const named = new Set(
      references.filter(({ from, to }) => from !== to && left.includes(from)).map(({ to }) => to),
    );
    const free = left.filter((table) => !named.has(table));
    if (free.length === 0) throw new Error(`These tables name each other: ${left.join(", ")}.`);
    ordered.push(...free);
    left = left.filter((table) => named.has(table));
  }
  return ordered;
}
