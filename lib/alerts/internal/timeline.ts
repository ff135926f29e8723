import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { isAboutAlert } from "../decisions/about-alert";
import type { DecisionKind } from "../decisions/types";
import type { Names } from "../routing-words";
import type { AlertNote, DecisionContent, TimelineEntry } from "../types";
import { readNames } from "./names";

const MOST_DECISIONS = 300;
const MOST_NOTES = 200;

type DecisionRow = {
  sequence: bigint;
  at: Date;
  kind: DecisionKind;
  content: string;
  actor_name: string | null;
};
type NoteRow = {
  id: string;
  created_at: Date;
  edited_at: Date | null;
  body: string;
  author_id: string | null;
  author_name: string | null;
};

/** Decisions and notes of an alert in one order, the oldest first; of very many decisions the newest. */
export async function readTimeline(
  transaction: Transaction,
  organizationId: string,
  alertId: string,
): Promise<{ timeline: TimelineEntry[]; earlierDecisions: boolean; names: Names }> {
  const decisions = await transaction.$queryRaw<DecisionRow[]>`
    SELECT decision.sequence, decision.at, decision.kind, decision.content, person.name AS actor_name
      FROM (
        SELECT sequence, at, kind, content, content::jsonb #>> '{actor,id}' AS actor_id FROM alert_decisions
         WHERE ${isAboutAlert(organizationId, alertId)}
           -- What its fingerprint does once it is over belongs to the next one.
           AND (kind <> 'transition' OR content::jsonb ->> 'from' IN ('firing', 'acknowledged')
             OR content::jsonb ->> 'to' IN ('firing', 'acknowledged'))
         ORDER BY sequence DESC LIMIT ${MOST_DECISIONS + 1}
      ) AS decision
      LEFT JOIN users AS person ON person.id::text = decision.actor_id
     ORDER BY decision.sequence`;
  const notes = await readNotes(transaction, organizationId, alertId);
  const earlierDecisions = decisions.length > MOST_DECISIONS;
  const timeline: TimelineEntry[] = [
    ...decisions.slice(earlierDecisions ? 1 : 0).map(toEntry),
    ...notes.map((note) => ({ kind: "note" as const, ...note })),
  ];
  const contents = timeline.flatMap((entry) => (entry.kind === "decision" ? [entry.content] : []));
  return {
    timeline: timeline.sort((one, other) => one.at.getTime() - other.at.getTime()),
    earlierDecisions,
    names: await readNames(transaction, organizationId, contents),
  };
}

/** The notes of an alert, the oldest first. */
export async function readNotes(
  transaction: Transaction,
  organizationId: string,
  alertId: string,
): Promise<AlertNote[]> {
  const rows = await transaction.$queryRaw<NoteRow[]>`
    SELECT note.id, note.created_at, note.edited_at, note.body, note.author_id,
           coalesce(note.author_name, author.name) AS author_name
      FROM alert_notes AS note LEFT JOIN users AS author ON author.id = note.author_id
     WHERE note.organization_id = ${organizationId}::uuid AND note.alert_id = ${alertId}::uuid
     ORDER BY note.id LIMIT ${MOST_NOTES}`;
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    author: { id: row.author_id, name: row.author_name ?? "Former member" },
    body: row.body,
    editedAt: row.edited_at,
  }));
}

function toEntry({ sequence, at, kind, content, actor_name }: DecisionRow): TimelineEntry {
  const said = JSON.parse(content) as DecisionContent;
  return {
    kind: "decision",
    sequence: Number(sequence),
    at,
    decision: kind,
    content: said,
    actor: actor_name ?? nameOf(said.actor),
  };
}

/** What acts under its own name, such as an API key, carries it; a person who has left has none. */
function nameOf(actor: DecisionContent[string] | undefined): string | null {
  if (typeof actor !== "object" || actor === null || Array.isArray(actor)) return null;
  return typeof actor.name === "string" ? actor.name : "A former member";
}
