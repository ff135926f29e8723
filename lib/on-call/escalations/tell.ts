import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { alertTitle } from "./messages";
import type { DecidedRun } from "./record-moves";
import type { DueRun } from "./due-run";

/**
 * Tells people in the product: those whom a step reached, and those who manage the schedules where nobody was
 * left. One notice a person for all that moved at once, so that a storm is one line.
 */
export async function tellOfMoves(
  transaction: Transaction,
  decided: readonly DecidedRun[],
): Promise<QueuedMail[]> {
  const byPerson = new Map<string, { run: DueRun; userId: string; runs: DueRun[] }>();
  const ended = new Map<string, DueRun[]>();
  for (const { run, move } of decided) {
    if (move.kind !== "advanced" && move.kind !== "exhausted") continue;
    const people = move.taken.flatMap(({ recipients }) => recipients.flatMap(({ userId }) => userId ?? []));
    for (const userId of new Set(people)) {
      const key = `${run.organizationId}:${userId}`;
      const told = byPerson.get(key) ?? { run, userId, runs: [] };
      told.runs.push(run);
      byPerson.set(key, told);
    }
    if (move.kind === "exhausted")
      ended.set(run.organizationId, [...(ended.get(run.organizationId) ?? []), run]);
  }

  const mails: QueuedMail[] = [];
  for (const { run, userId, runs } of byPerson.values())
    mails.push(
      ...(await notify(transaction, {
        type: "alerts.escalated",
        organizationId: run.organizationId,
        data: factsOf(runs),
        key: `${run.runId}:${run.loopNo}:${run.stepNo}`,
        to: { userId },
      })),
    );
  for (const [organizationId, runs] of ended)
    mails.push(
      ...(await notify(transaction, {
        type: "alerts.unanswered",
        organizationId,
        data: { ...factsOf(runs), reached: runs.every(({ reached }) => reached) },
        key: runs[0]?.runId ?? organizationId,
        to: { permission: "on-call.manage" },
      })),
    );
  return mails;
}

function factsOf(runs: readonly DueRun[]) {
  const [first] = runs;
  return {
    count: runs.length,
    title: first ? alertTitle(first.alert) : "",
    escalation: first?.plan.name ?? "",
    path: runs.length === 1 && first ? `/alerts/${first.alert.id}` : "/alerts",
  };
}
