import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { isIncidentSeverity } from "../severity";
import { isIncidentState } from "../states";
import type { IncidentSummary, Person } from "../types";

export const summarySelect = {
  id: true,
  number: true,
  title: true,
  severity: true,
  state: true,
  commanderId: true,
  startedAt: true,
  openedAt: true,
  responseDueAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  closedAt: true,
  mergedIntoId: true,
  _count: { select: { alerts: true } },
} satisfies Prisma.IncidentSelect;

export type SummaryRow = Prisma.IncidentGetPayload<{ select: typeof summarySelect }>;

const FORMER_MEMBER = "Former member";

/** The members of the organisation, by id. */
export type People = ReadonlyMap<string, string>;

/** Who belongs to the organisation now: names are looked up here, and gone with the account. */
export async function loadPeople(transaction: Transaction, organizationId: string): Promise<People> {
  const rows = await transaction.membership.findMany({
    where: { organizationId },
    select: { user: { select: { id: true, name: true } } },
  });
  return new Map(rows.map(({ user }) => [user.id, user.name]));
}

export function nameOf(people: People, id: string): string {
  return people.get(id) ?? FORMER_MEMBER;
}

export function personOf(people: People, id: string | null): Person | null {
  return id === null ? null : { id, name: nameOf(people, id) };
}

export function toSummary(row: SummaryRow, people: People): IncidentSummary {
  const { commanderId, _count, severity, state, ...rest } = row;
  if (!isIncidentSeverity(severity) || !isIncidentState(state))
    throw new Error(`Incident ${row.id} is ${severity} and ${state}.`);
  return { ...rest, severity, state, commander: personOf(people, commanderId), alertCount: _count.alerts };
}
