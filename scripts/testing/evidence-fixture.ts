import { boundsOf, dayOf, DAY_MS, type Day } from "@/lib/evidence/days";
import { takeSnapshots } from "@/lib/evidence/take-snapshots";
import { asSuperuser } from "./superuser";

/** Evidence of the last days that ended, oldest first, for an organisation that is made to be as old. */
export async function createEvidence(organizationId: string, days = 3): Promise<Day[]> {
  const today = boundsOf(dayOf(new Date())).from;
  const made = Array.from({ length: days }, (_, place) =>
    dayOf(new Date(today.getTime() - (days - place) * DAY_MS)),
  );
  await asSuperuser("UPDATE organizations SET created_at = $2 WHERE id = $1", [organizationId, made[0]]);
  await takeSnapshots(made.at(-1) ?? "", null);
  return made;
}
