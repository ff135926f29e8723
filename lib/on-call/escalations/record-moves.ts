import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import type { DecisionDraft } from "@/lib/alerts/decisions/types";
import type { Transaction } from "@/lib/db/transaction";
import type { Recipient } from "@/lib/routing/recipients";
import { interruptedContent } from "@/lib/routing/decision-content";
import type { TakenStep } from "../escalation";
import type { Move } from "./decide";
import type { DueRun } from "./due-run";

export type DecidedRun = { run: DueRun; move: Move };

type Entry = {
  organizationId: string;
  runId: string;
  kind: "reached" | "nobody" | "stopped" | "exhausted";
  loopNo: number;
  stepNo: number;
  detail: object;
};

/** Moves the runs on, writes what they did, and chains why: a few statements, however many runs. */
export async function recordMoves(
  transaction: Transaction,
  decided: readonly DecidedRun[],
  at: Date,
): Promise<void> {
  const rows = decided.map(columnsOf);
  await transaction.$executeRaw`
    UPDATE escalation_runs AS run
       SET state = given.state, reason = given.reason, step_no = given.step_no, loop_no = given.loop_no,
           next_at = given.next_at, reached = given.reached,
           ended_at = CASE WHEN given.state = 'running' THEN NULL ELSE ${at}::timestamptz END
      FROM unnest(
        ${rows.map(({ organizationId }) => organizationId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ state }) => state)}::text[], ${rows.map(({ reason }) => reason)}::text[],
        ${rows.map(({ stepNo }) => stepNo)}::integer[], ${rows.map(({ loopNo }) => loopNo)}::integer[],
        ${rows.map(({ nextAt }) => nextAt)}::timestamptz[], ${rows.map(({ reached }) => reached)}::boolean[]
      ) AS given (organization_id, id, state, reason, step_no, loop_no, next_at, reached)
     WHERE run.organization_id = given.organization_id AND run.id = given.id`;
  await noteAudience(transaction, decided, at);
  const entries = decided.flatMap(entriesOf);
  await transaction.escalationRunEntry.createMany({
    data: entries.map((entry) => ({ ...entry, at })),
  });
  await appendDecisions(
    transaction,
    decided.flatMap((each) => decisionsOf(each, at)),
  );
}

/** Whoever was called for an alert is told when it is over. */
async function noteAudience(
  transaction: Transaction,
  decided: readonly DecidedRun[],
  at: Date,
): Promise<void> {
  const told = decided.flatMap(({ run, move }) =>
    "taken" in move
      ? move.taken.flatMap(({ recipients }) => recipients.map((recipient) => ({ run, recipient })))
      : [],
  );
  if (told.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO alert_audiences (organization_id, alert_id, recipient_key, recipient, group_key, severity, told_at,
      last_told_at)
    SELECT DISTINCT ON (organization_id, alert_id, recipient_key) organization_id, alert_id, recipient_key, recipient,
      'escalation', severity, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(
      ${told.map(({ run }) => run.organizationId)}::uuid[], ${told.map(({ run }) => run.alert.id)}::uuid[],
      ${told.map(({ recipient }) => recipient.key)}::text[],
      ${told.map(({ recipient: { key: _key, ...recipient } }) => JSON.stringify(recipient))}::jsonb[],
      ${told.map(({ run }) => run.alert.severity)}::text[]
    ) AS told (organization_id, alert_id, recipient_key, recipient, severity)
    ON CONFLICT (organization_id, alert_id, recipient_key) DO UPDATE SET last_told_at = excluded.last_told_at`;
}

function columnsOf({ run, move }: DecidedRun) {
  const { organizationId, runId: id, stepNo, loopNo, reached } = run;
  const stays = { organizationId, id, stepNo, loopNo, reached, reason: null, nextAt: null };
  switch (move.kind) {
    case "stopped":
      return { ...stays, state: "stopped", reason: move.reason };
    case "interrupted":
      return { ...stays, state: "stopped", reason: "silenced" };
    case "postponed":
      return { ...stays, state: "running", nextAt: move.nextAt };
    case "advanced":
      return {
        ...stays,
        ...move.next,
        state: "running",
        nextAt: move.nextAt,
        reached: reached || hasReached(move.taken),
      };
    case "exhausted":
      return { ...stays, state: "exhausted", reached: reached || hasReached(move.taken) };
  }
}

function hasReached(taken: readonly TakenStep<Recipient>[]): boolean {
  return taken.some(({ recipients }) => recipients.length > 0);
}

function entriesOf({ run, move }: DecidedRun): Entry[] {
  const { organizationId, runId, stepNo, loopNo } = run;
  const here = { organizationId, runId, stepNo, loopNo };
  if (move.kind === "postponed") return [];
  if (move.kind === "stopped") return [{ ...here, kind: "stopped", detail: { reason: move.reason } }];
  if (move.kind === "interrupted") return [{ ...here, kind: "stopped", detail: { reason: "silenced" } }];
  const steps = move.taken.map((step): Entry => ({
    ...here,
    stepNo: step.stepNo,
    loopNo: step.loopNo,
    kind: step.recipients.length > 0 ? "reached" : "nobody",
    detail: told(step),
  }));
  return move.kind === "exhausted" ? [...steps, { ...here, kind: "exhausted", detail: {} }] : steps;
}

function decisionsOf({ run, move }: DecidedRun, at: Date): DecisionDraft[] {
  const { organizationId, runId, plan, alert } = run;
  const draft = (content: DecisionDraft["content"]): DecisionDraft => ({
    organizationId,
    at,
    kind: "routing",
    policyId: alert.policyId,
    policyVersion: alert.policyVersion,
    fingerprint: alert.fingerprint,
    alertId: alert.id,
    content: { run: runId, escalation: plan.name, ...content },
  });
  switch (move.kind) {
    case "stopped":
      return [draft({ reason: "escalation_stopped", because: move.reason })];
    case "interrupted":
      return [draft(interruptedContent(move.by))];
    case "postponed":
      return [draft({ reason: "escalation_postponed", until: move.nextAt.toISOString() })];
    case "advanced":
    case "exhausted": {
      const steps = move.taken.map((step) =>
        draft({
          reason: step.recipients.length > 0 ? "escalation_step" : "escalation_step_reached_nobody",
          step: step.stepNo,
          loop: step.loopNo,
          ...told(step),
        }),
      );
      return move.kind === "exhausted" ? [...steps, draft({ reason: "escalation_exhausted" })] : steps;
    }
  }
}

/** Ids, not names: the chain is for ever, and people may have theirs erased. */
function told({ recipients, missed }: TakenStep<Recipient>) {
  return {
    recipients: recipients.map(({ key }) => key),
    missed: missed.map(({ kind, id }) => `${kind}:${id}`),
  };
}
