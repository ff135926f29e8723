import "server-only";
import { actorId, type Actor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import type { IncidentEventDetail, IncidentEventKind } from "../event-kinds";

export type EventDraft = {
  incidentId: string;
  kind: IncidentEventKind;
  at: Date;
  detail?: IncidentEventDetail;
  alertId?: string;
};

/** Adds to the timelines of incidents what somebody did. */
export async function appendEvents(
  transaction: Transaction,
  by: { organizationId: string; actor: Actor },
  drafts: readonly EventDraft[],
): Promise<void> {
  const { organizationId, actor } = by;
  await transaction.incidentEvent.createMany({
    data: drafts.map(({ incidentId, kind, at, detail = {}, alertId = null }) => ({
      id: newId(),
      organizationId,
      incidentId,
      kind,
      at,
      recordedAt: at,
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actor.kind === "api_key" || actor.kind === "system" ? actor.name : null,
      alertId,
      detail,
    })),
  });
}
