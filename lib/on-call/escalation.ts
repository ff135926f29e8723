import type { EscalationPlan, Target } from "./escalations/plan";

const MINUTE_MS = 60_000;

/** Where a run stands: the step to take next, and the repetition it belongs to. Both count from 0. */
export type Position = { stepNo: number; loopNo: number };

/** A step that was taken, whom it reached, and the targets that came to nobody. */
export type TakenStep<Recipient> = Position & { recipients: Recipient[]; missed: Target[] };

export type Advance<Recipient> = { taken: TakenStep<Recipient>[] } & (
  { state: "running"; next: Position; nextAt: Date } | { state: "exhausted" }
);

/**
 * Takes the step that is due, and the ones after it at once until somebody is reached. A round of steps that
 * all come to nobody waits before it is repeated: somebody may be on call by then.
 * @param reach whom a target comes to now; nobody where it is deleted, or where nobody is on call
 */
export function advance<Recipient extends { key: string }>(
  plan: EscalationPlan,
  position: Position,
  at: Date,
  reach: (target: Target) => Recipient[],
): Advance<Recipient> {
  const { steps, repeats } = plan;
  const taken: TakenStep<Recipient>[] = [];
  let { stepNo, loopNo } = position;
  while (true) {
    if (stepNo >= steps.length) {
      if (steps.length === 0 || loopNo >= repeats) return { taken, state: "exhausted" };
      stepNo = 0;
      loopNo++;
    }
    const step = steps[stepNo];
    if (step === undefined) return { taken, state: "exhausted" };
    const reached = takeStep(step.targets, reach);
    taken.push({ stepNo, loopNo, ...reached });
    stepNo++;
    const isLast = stepNo === steps.length && loopNo >= repeats;
    if (reached.recipients.length > 0 || (taken.length === steps.length && !isLast)) {
      const nextAt = new Date(at.getTime() + step.delayMinutes * MINUTE_MS);
      return { taken, state: "running", next: { stepNo, loopNo }, nextAt };
    }
  }
}

function takeStep<Recipient extends { key: string }>(
  targets: readonly Target[],
  reach: (target: Target) => Recipient[],
): { recipients: Recipient[]; missed: Target[] } {
  const recipients = new Map<string, Recipient>();
  const missed: Target[] = [];
  for (const target of targets) {
    const found = reach(target);
    if (found.length === 0) missed.push(target);
    for (const recipient of found) recipients.set(recipient.key, recipient);
  }
  return { recipients: [...recipients.values()], missed };
}

/** When whom, if nobody answers: what the steps come to when each is taken in time. */
export function foreseeRun<Recipient extends { key: string }>(
  plan: EscalationPlan,
  startsAt: Date,
  reachAt: (target: Target, at: Date) => Recipient[],
): { steps: (TakenStep<Recipient> & { at: Date })[]; endsAt: Date } {
  const steps: (TakenStep<Recipient> & { at: Date })[] = [];
  let position: Position = { stepNo: 0, loopNo: 0 };
  let at = startsAt;
  while (true) {
    const outcome = advance(plan, position, at, (target) => reachAt(target, at));
    for (const step of outcome.taken) steps.push({ ...step, at });
    if (outcome.state === "exhausted") return { steps, endsAt: at };
    position = outcome.next;
    at = outcome.nextAt;
  }
}
