import { boundsOf, dayOf, DAY_MS, type Day } from "@/lib/evidence/days";
import { takeSnapshots } from "@/lib/evidence/take-snapshots";
import { takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
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

/** A few checkpoints of an organisation's audit log as it stands. */
export async function createCheckpoints(organizationId: string, count = 3): Promise<void> {
  for (let place = 0; place < count; place += 1) await takeCheckpointNow(organizationId);
}

/** Entries of the audit log by one statement, with a content that nobody verifies. */
export async function createAuditEntries(organizationId: string, count: number): Promise<void> {
  await asSuperuser(
    `INSERT INTO audit_logs (organization_id, recorded_at, id, version, actor_kind, actor_name, action,
       resource_kind, resource_id, before, after, request_id, commitments, content_hash)
     SELECT $1, now(), uuidv7(), 1, 'system', 'Fixture', 'test.write', 'test', place::text, 'null', 'null', 'test',
       '{}', sha256(place::text::bytea)
     FROM generate_series(1, $2::int) AS place`,
    [organizationId, count],
  );
}
