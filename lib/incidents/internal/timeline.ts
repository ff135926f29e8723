import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { isIncidentEventKind, type IncidentEventDetail } from "../event-kinds";
import type { TimelineEntry } from "../types";
import { nameOf, type People } from "./rows";

/** The latest are read where an incident has more. */
const MOST_ENTRIES = 500;

/** The timeline of an incident and of those merged into it, the earliest first. */
export async function readTimeline(
  transaction: Transaction,
  { organizationId, incidentId, people }: { organizationId: string; incidentId: string; people: People },
): Promise<TimelineEntry[]> {
  const rows = await transaction.incidentEvent.findMany({
    where: { organizationId, incident: { OR: [{ id: incidentId }, { mergedIntoId: incidentId }] } },
    include: { incident: { select: { number: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_ENTRIES,
  });
  return rows.reverse().flatMap((row) => {
    if (!isIncidentEventKind(row.kind)) return [];
    const detail = row.detail as IncidentEventDetail;
    const personId = detail.userId;
    return [
      {
        id: row.id,
        at: row.at,
        kind: row.kind,
        actor: actorOf(row, people),
        detail,
        person: typeof personId === "string" ? nameOf(people, personId) : null,
        alertId: row.alertId,
        fromNumber: row.incidentId === incidentId ? null : row.incident.number,
      },
    ];
  });
}

type ActorColumns = {
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
};

function actorOf({ actorKind, actorId, actorName }: ActorColumns, people: People): string {
  switch (actorKind) {
    case "user":
    case "staff":
      return actorId === null ? "Somebody" : nameOf(people, actorId);
    case "rule":
      return actorName === null ? "A correlation rule" : `Rule “${actorName}”`;
    case "api_key":
      return `API key “${actorName ?? "?"}”`;
    default:
      return "Alerting";
  }
}
