/** How urgent a due time is to look at. */
export type DueLook = "overdue" | "soon" | "later";

/** In the last quarter of its time a ticket is due soon; from its due time on it is overdue. */
export function dueLook({ dueAt, startedAt }: { dueAt: Date; startedAt: Date }, now: Date): DueLook {
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) return "overdue";
  return left * 4 < dueAt.getTime() - startedAt.getTime() ? "soon" : "later";
}
