import "server-only";
import type { AssessmentDocument } from "@/lib/compliance/assessment-document";
import { readAssessment } from "@/lib/compliance/queries/read-assessment";
import { now } from "@/lib/core/clock";
import { boundsOf } from "@/lib/evidence/days";
import type { Room } from "./enter";

/** How everything stood at the end of the room's days, or now where that is still to come. */
export function readRoomAssessment({
  context,
  toDay,
}: Pick<Room, "context" | "toDay">): Promise<AssessmentDocument> {
  const [{ until }, at] = [boundsOf(toDay), now()];
  return readAssessment(context, until < at ? until : at);
}
